"""Numbers by which a person is reached or known, blotted out of words before they stand in public."""

import re

BLOT = "***"
_IDENTITY = r"\d{17}[\dXx]|\d{16,19}"
_MOBILE = r"(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}"
_LANDLINE = r"0\d{2,3}[- ]?\d{7,8}|\+\d{1,3}[- ]?\d(?:[- ]?\d){6,11}"
_MAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_NUMBERS = re.compile(rf"{_MAIL}|(?<![\w+])(?:{_IDENTITY}|{_MOBILE}|{_LANDLINE})(?!\d)", re.ASCII)
_ACCOUNT = re.compile(
    r"((?:微信|薇信|QQ|WeChat)\s*(?:号码|号|ID)?\s*(?:是|为|is)?\s*[:：]?\s*)((?=[A-Za-z_-]*\d)[A-Za-z0-9_-]{5,})",
    re.IGNORECASE,
)


def blotted(text: str) -> str:
    """The words with telephone and identity numbers, mail addresses and accounts of messengers as ***; hotlines such as 12345 stay."""
    return _ACCOUNT.sub(rf"\g<1>{BLOT}", _NUMBERS.sub(BLOT, text))
