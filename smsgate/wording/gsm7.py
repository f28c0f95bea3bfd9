"""The GSM 03.38 alphabet, and how anything else is written in it."""

import re
import unicodedata
from functools import lru_cache

BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
"""Characters that take one septet."""

EXTENSION = frozenset("\f^{}\\[~]|€")
"""Characters that take two: an escape and a septet."""

ALPHABET = BASIC | EXTENSION
UNKNOWN_LETTER = "?"

_SIGNS = {
    "`": "'",
    "´": "'",
    "\u02bc": "'",  # the apostrophe some keyboards give
    "′": "'",
    "″": '"',
    "«": '"',
    "»": '"',
    "\t": " ",
    "\u2028": "\n",
    "\u2029": "\n",
    "•": "-",
    "·": "-",
    "−": "-",
    "⁄": "/",
    "×": "x",
    "→": "->",
    "←": "<-",
    "≤": "<=",
    "≥": ">=",
    "©": "(c)",
    "®": "(R)",
    "°": "o",
    "ı": "i",
}
_BY_CATEGORY = {"Pd": "-", "Zs": " ", "Pc": "_"}
_LATIN = re.compile(r"LATIN (CAPITAL|SMALL) (?:LETTER|LIGATURE) ([A-Z]{1,2})\b")


def is_gsm7(text: str) -> bool:
    """True when every character can be sent in seven bits."""
    return ALPHABET.issuperset(text)


def to_gsm7(text: str) -> str:
    """The text with only GSM-7 characters, so that no sign doubles its price.

    Letters lose accents the alphabet has not, punctuation becomes the plain sign, digits of other scripts
    become 0-9, emoji and invisible signs vanish, letters of other scripts become `?`.
    """
    if is_gsm7(text):
        return text
    whole = unicodedata.normalize("NFC", text)
    return "".join(char if char in ALPHABET else _plain(char) for char in whole)


def one_line(text: str) -> str:
    """GSM-7 without line breaks or double blanks: what staff typed, as part of our own sentence."""
    return " ".join(to_gsm7(text).split())


@lru_cache(maxsize=4096)
def _plain(char: str) -> str:
    if char in _SIGNS:
        return _SIGNS[char]
    digit = unicodedata.digit(char, None)
    if digit is not None:
        return str(digit)
    return _letters(char) or _sign(char)


def _letters(char: str) -> str:
    latin = _LATIN.match(unicodedata.name(char, ""))
    if latin:
        return latin[2] if latin[1] == "CAPITAL" else latin[2].lower()
    parts = unicodedata.normalize("NFKD", char)
    if parts == char:
        return ""
    return "".join(part if part in ALPHABET else _plain(part) for part in parts)


def _sign(char: str) -> str:
    category = unicodedata.category(char)
    if category in ("Pi", "Pf", "Ps", "Pe"):
        return _quote(char)
    if category.startswith("L"):
        return UNKNOWN_LETTER
    return _BY_CATEGORY.get(category, "")


def _quote(char: str) -> str:
    name = unicodedata.name(char, "")
    if "QUOTATION" not in name:
        return "(" if unicodedata.category(char) in ("Ps", "Pi") else ")"
    return '"' if "DOUBLE" in name else "'"
