"""Takes from scripts and stylesheets what only people read: comments, indents, empty lines."""

import re

REMARK = re.compile(r"^[ \t]*/\*.*?\*/[ \t]*\n", re.DOTALL | re.MULTILINE)
LINE_REMARK = re.compile(r"^[ \t]*//.*\n", re.MULTILINE)
END_REMARK = re.compile(r"(?<=[;{},]) +// [^'\"`\n]*$", re.MULTILINE)
INDENT = re.compile(r"^[ \t]+", re.MULTILINE)
EMPTY = re.compile(r"\n{2,}")
STYLE_REMARK = re.compile(r"/\*.*?\*/", re.DOTALL)
GAP = re.compile(r"\s+")
AROUND = re.compile(r" ?([{};,>]) ?")


def script(text: str) -> str:
    """A script without the remarks that have lines of their own or end a line of code; code and line breaks stay as they are."""
    for what in (REMARK, LINE_REMARK, END_REMARK, INDENT):
        text = what.sub("", text)
    return EMPTY.sub("\n", text)


def style(text: str) -> str:
    """A stylesheet on one line without remarks."""
    return AROUND.sub(r"\1", GAP.sub(" ", STYLE_REMARK.sub("", text))).strip()
