"""The words of refusals about a phone that was made quiet."""

from facilitate.core.refusals.refusal_words import Word

QUIET_REFUSALS: dict[str, Word] = {
    "quieted": Word(
        403,
        "主持人请这部手机先停一停，到 {until} 为止（理由：{reason}）。这段时间不能写、不能举手，投票照常。您写的还留着；要说话，请找工作人员。",
        "The host has asked this phone to be quiet until {until} (reason: {reason}). It cannot write or raise a hand meanwhile; "
        "it votes as ever. What you wrote is still here; to say something, please speak to the desk.",
    ),
    "quiet_reason": Word(422, "请写一句理由，会告诉这位。", "Please give a reason; the person is told."),
    "quiet_host": Word(403, "主持这场会的人不能被暂停。", "Whoever leads the meeting cannot be made quiet."),
    "not_quiet": Word(409, "这部手机现在没有被暂停。", "This phone is not quiet just now."),
}
