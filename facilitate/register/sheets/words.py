"""What cannot be read of a sheet, in words: of the whole file, and of one cell."""

from facilitate.core.refusals.refusal_words import Word

FILES: dict[str, Word] = {
    "empty": Word(422, "这个文件里没有字。请打开看一眼，是不是选错了。", "There is nothing in this file. Is it the right one?"),
    "old_excel": Word(
        422,
        "这是旧的 .xls 文件，或者加了密码，读不了。请用 Excel 或 WPS 打开，另存为 .xlsx（不加密码），再传一次。",
        "This is an old .xls file, or it has a password, and cannot be read. Please open it, save it as .xlsx without a password, and send it again.",
    ),
    "not_a_sheet": Word(
        422, "这不是表格文件。请传 .xlsx 或者 .csv。", "This is no spreadsheet. Please send an .xlsx or a .csv file."
    ),
    "damaged": Word(
        422,
        "这个表格打不开，可能坏了。请在 Excel 或 WPS 里另存一份，再传一次。",
        "This spreadsheet cannot be opened; it may be damaged. Please save a copy of it and send that.",
    ),
    "too_big": Word(
        413,
        "文件太大了，请在 {megabytes} MB 以内；表里的图片请先删掉。",
        "The file is too big: {megabytes} MB at most. Please remove pictures first.",
    ),
    "too_many_rows": Word(
        422,
        "“{sheet}”超过 {most} 行了。请分成几个文件，一次一个。",
        "“{sheet}” has more than {most} rows. Please split it into several files.",
    ),
    "too_many_columns": Word(
        422,
        "“{sheet}”超过 {most} 列了。请删掉用不着的列，再传一次。",
        "“{sheet}” has more than {most} columns. Please delete those you do not need and send it again.",
    ),
    "import_begun": Word(409, "这份表已经在导入，或者导完了。", "This sheet is being imported, or has been."),
    "import_nothing": Word(422, "这份表里没有能导入的行。请看看下面的原因。", "No row of this sheet can be imported. Please see the reasons below."),
    "column_twice": Word(422, "“{field}”选了两列，请只留一列。", "“{field}” stands for two columns; please keep one."),
    "column_missing": Word(422, "请指出哪一列是“{field}”。", "Please say which column is “{field}”."),
    "open_quote": Word(
        422,
        "第 {row} 行有一个引号没有配对，后面的分不清了。请改好再传，或者另存为 .xlsx。",
        "A quotation mark in row {row} has no partner, so what follows cannot be told apart. Please mend it or save the file as .xlsx.",
    ),
}  # fmt: skip

NOTES: dict[str, Word] = {
    "merged": Word(200, "合并的单元格已经拆开，每一行都填上了。", "Merged cells were taken apart: each row has their text now."),
    "formulas": Word(
        200,
        "有些公式还没有算过，读出来是空的。请在 Excel 或 WPS 里打开、保存，再传一次。",
        "Some formulas have never been calculated and are read as empty. Please open the file in a spreadsheet program, save it and send it again.",
    ),
    "guessed": Word(
        200,
        "这个 CSV 按国标编码（GB18030）读的。要是下面有乱码，请另存为 .xlsx 再传。",
        "This CSV was read as GB18030. If you see wrong characters below, please save it as .xlsx and send that.",
    ),
}  # fmt: skip

CELLS: dict[str, Word] = {
    "needed": Word(422, "这一格空着，不能没有。", "This must not be empty."),
    "too_long": Word(422, "太长了，请在 {most} 个字以内。", "Too long: {most} characters at most."),
    "not_a_number": Word(422, "“{told}”不是一个数。", "“{told}” is no number."),
    "out_of_range": Word(422, "“{told}”不在 {least} 到 {most} 之间。", "“{told}” is not from {least} to {most}."),
    "not_a_date": Word(
        422, "“{told}”看不出是哪一天，请写成 2026-05-01 这样。", "“{told}” is no date that can be read; please write it like 2026-05-01."
    ),
    "date_passed": Word(422, "{told} 已经过了。", "{told} has passed."),
    "date_to_come": Word(422, "{told} 还没有到。", "{told} is yet to come."),
    "not_in_list": Word(422, "没有“{told}”这一种。可以写：{known}。", "There is no “{told}”. You can write: {known}."),
    "close_to": Word(422, "没有“{told}”这一种，是不是“{near}”？", "There is no “{told}”; is it “{near}”?"),
    "not_yes_or_no": Word(422, "“{told}”看不出是“是”还是“否”。", "“{told}” is neither yes nor no."),
    "formula_fault": Word(422, "这一格是出错的公式（{told}）。", "This cell is a formula that failed ({told})."),
}  # fmt: skip
