"""Letters that look like another, in Cyrillic, Greek and digits, folded to the Latin letter the eye reads."""

CYRILLIC = "асԁеһіјӏорԛѕԝхугвмнткьз", "acdehljlopqswxyrbmhtkb3"
GREEK = "αβγεζηικμνορτυχω", "abyezhlkmnoptyxw"
SIGNS = "01i|ıø", "ollllo"
LOOKALIKES = {
    like: plain for likes, plains in (CYRILLIC, GREEK, SIGNS) for like, plain in zip(likes, plains, strict=True)
}
BLANKS = "\u115f\u1160\u3164\uffa0\u2800"  # letters without ink: Hangul fillers, the empty Braille cell
