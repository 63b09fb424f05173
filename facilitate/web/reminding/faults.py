"""Why a message did not get there, in words; kept as a code with what was told beside it."""

from collections.abc import Mapping

WORDS: Mapping[str, Mapping[str, str]] = {
    "unknown_host": {"zh": "找不到这个地址，请检查有没有写错。", "en": "That address was not found; please check the spelling."},
    "far_wanted": {"zh": "这个地址在内部网络里。要发到内网，请在设置里勾上。", "en": "That address is in a private network; tick so if that is meant."},
    "near_wanted": {"zh": "勾了“在内网”，可这个地址不在内网。", "en": "“In our own network” is ticked, but that address is not in it."},
    "timeout": {"zh": "等了太久，没有回音。", "en": "There was no answer in time."},
    "not_reached": {"zh": "连不上对方。", "en": "The receiver could not be reached."},
    "certificate": {"zh": "对方的安全证书不对，没有发。", "en": "The receiver’s certificate is not right; nothing was sent."},
    "redirect": {"zh": "对方说地址换了，请写新的地址。", "en": "The receiver says that it has moved; please write the new address."},
    "refused": {"zh": "对方没有收下：", "en": "The receiver did not take it: "},
    "mail_login": {"zh": "邮件服务器不认这个用户名或密码。", "en": "The mail server does not accept that user name or password."},
    "mail_refused": {"zh": "邮件服务器没有收下：", "en": "The mail server did not take it: "},
    "no_secret": {"zh": "地址和密钥已经删掉了，请重新设置。", "en": "Its address and secret were erased; please set it up again."},
}  # fmt: skip
MOST = 300
"""Characters of what the receiver told that are kept."""


class NotSent(Exception):
    """`reason` is a key of WORDS; `told` what the receiver said."""

    def __init__(self, reason: str, told: str = "") -> None:
        super().__init__(reason, told)
        self.kept = f"{reason}|{told[:MOST]}"


def in_words(kept: str, lang: str) -> str:
    """A fault as it was kept, in words of that language."""
    reason, _, told = kept.partition("|")
    return WORDS[reason]["en" if lang == "en" else "zh"] + (told if WORDS[reason]["en"].endswith(" ") else "")
