"""From what was typed to comparable tokens, each knowing where it stood."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

READ_LIMIT = 600
"""Characters read of a text: four segments. What follows is kept, but means nothing."""

_LONGEST_LOOSE = 3
_LOOKALIKES = str.maketrans(
    "авекмнорстухіјѕԁɡⅼ" + "αβεικνορτυχ" + "ıłøđß’‘ʼ`´",
    "abekmhopctyxijsdgl" + "abeiknoptux" + "ilods" + "'" * 5,
)
_LEET = str.maketrans("0134578", "oieastb")
_DIGIT_LOOKALIKES = str.maketrans("oil", "011")


class Kind(StrEnum):
    """What a token is made of."""

    WORD = "word"
    NUMBER = "number"
    PHONE = "phone"
    MONEY = "money"
    LINK = "link"
    SHORT_CODE = "short code"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Token:
    """One token: its folded text, the span it has in the text as typed, what it is made of.

    `breaks`: a comma or full stop stands before it. `joined`: nothing stands before it.
    """

    text: str
    start: int
    end: int
    kind: Kind = Kind.WORD
    breaks: bool = False
    joined: bool = False


_DOMAIN = (
    r"[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:(?:com|net|org|ly|xyz|top|site|biz|gl|ee|io|example|apk)\b"
    r"|(?:co|go|or|ac|sch|web|my|desa)\.id\b"
    r"|(?:id|me|co|info|link|online|app|shop|vip|live|click|cc)/)\S*"
)
_AMOUNT = r"\d+(?:[.,]\d+)*"
_TOKEN = re.compile(
    rf"""
    (?P<link>https?:\S+|www\.\S+|[\w.+-]+@[\w.-]+|@[a-z]\w{{3,}}|\[tautan\]|{_DOMAIN})
  | (?P<short_code>\*\d{{2,4}}(?:\*[a-z0-9]+)*\#)
  | (?P<phone>(?<!\d)(?:\+?62|0)[\ .\-]?8(?:[\ .\-]?\d){{7,11}}(?!\d)
      |\+\d[\d\ \-]{{8,16}}\d|\b08[\dx\-]*xx[\dx\-]*|\[telepon\])
  | (?P<money>(?:\brp\.?\s*|\$\s?){_AMOUNT}(?:\s*(?:rb|rbu|rebu|ribu|jt|juta|k)\b)?
      |{_AMOUNT}\s*(?:(?:rb|rbu|rebu|ribu|jt|jtan|juta|juto|k|persen)(?![a-z])|%)
      |\d{{2,3}}(?:\.\d{{3}})+(?!\d)|\d(?:\.\d{{3}}){{2,}}(?!\d))
  | (?P<time>\b\d{{1,2}}[.:]\d\d(?!\d))
  | (?P<number>\d(?:\.\d{{3}})(?!\d)|\d+)
  | (?P<word>(?![sd][1-4])[a-z]+(?:[0134578]+[a-z]{{2,}})+(?!\w)|\bst0p\b
      |\bak[\ .\-]?1(?!\d)|(?!no\d)[a-z]{{1,2}}\d(?![a-z0-9])|\b[sd][1-4](?=[a-z]{{3}})
      |[a-z]+(?:'[a-z]+)*)
    """,
    re.VERBOSE,
)
_CODE_WITH_LETTERS = re.compile(r"(?<![a-z0-9])(?=[a-z]*\d[a-z]*\d)[0-9oil]{4,5}(?![a-z0-9])")
_LONG_RUN = re.compile(r"([a-z])\1{2,}")
_DOUBLE = re.compile(r"([a-z])\1+")
_VOWELS = re.compile(r"[aeiou]+")
_WEAK_NASAL = re.compile(r"(?<=.)[nm](?=[^aeiou])")


def tokenise(text: str) -> list[Token]:
    """The tokens of the first READ_LIMIT characters, in order; signs and emoji are dropped."""
    folded, positions = _folded(text[:READ_LIMIT])
    folded = _CODE_WITH_LETTERS.sub(lambda m: m[0].translate(_DIGIT_LOOKALIKES), folded)
    tokens: list[Token] = []
    end = 0
    for match in _TOKEN.finditer(folded):
        gap = folded[end : match.start()]
        tokens.append(_token(match, positions, gap, joined=not gap and end > 0))
        end = match.end()
    return _unspaced(tokens)


def squeeze(word: str) -> str:
    """The word with every doubled letter single: people double and halve at will."""
    return _DOUBLE.sub(r"\1", word)


@cache
def skeleton(word: str) -> str:
    """The consonants by which Indonesians shorten a word: `tebing` and `tbng` both give `tbg`."""
    thin = squeeze(word.replace("ng", "g"))
    thin = _WEAK_NASAL.sub("", thin)
    return squeeze(consonants(thin))


def consonants(word: str) -> str:
    """The word without vowels, but for a first one: `saling` gives `slng`."""
    return word[:1] + _VOWELS.sub("", word[1:])


def is_shortened(word: str) -> bool:
    """True for words with hardly a vowel left, as people shorten them: `tbg`, `prwat`."""
    return 3 * sum(word.count(vowel) for vowel in "aeiou") < len(word)


def _token(match: re.Match[str], positions: range | list[int], gap: str, *, joined: bool) -> Token:
    kind = Kind(str(match.lastgroup).replace("_", " "))
    found = match[0]
    if kind is Kind.WORD:
        plain = _plain(found)
        short = _LONG_RUN.sub(r"\1", plain)
        found = short if _VOWELS.search(short) else plain
    elif kind is Kind.NUMBER:
        found = found.replace(".", "")
    start, end = positions[match.start()], positions[match.end() - 1] + 1
    return Token(found, start, end, kind, bool(re.search(r"[.;:!?\n]|,\s", gap)), joined)


def _plain(word: str) -> str:
    if len(word) > _LONGEST_LOOSE and not word.isalpha() and not word.endswith("1"):
        word = word.translate(_LEET)
    return re.sub(r"[^a-z0-9]", "", word)


def _folded(text: str) -> tuple[str, range | list[int]]:
    if text.isascii():
        return text.lower().replace("`", "'"), range(len(text))
    letters: list[str] = []
    positions: list[int] = []
    for index, sign in enumerate(text):
        for letter in _fold_sign(sign):
            letters.append(letter)
            positions.append(index)
    return "".join(letters), positions


@cache
def _fold_sign(sign: str) -> str:
    if sign in "\n\t\r":
        return sign
    if unicodedata.category(sign) in {"Mn", "Me", "Cf", "Cc"}:
        return ""
    if sign.isdecimal():
        return str(unicodedata.decimal(sign))
    plain = unicodedata.normalize("NFKD", sign).lower().translate(_LOOKALIKES)
    return "".join(letter for letter in plain if letter.isascii()) or " "


def _unspaced(tokens: list[Token]) -> list[Token]:
    """`L O K E R 1 0 2 3`: four or more single letters, or digits, in a row are joined."""
    result: list[Token] = []
    run: list[Token] = []
    for token in [*tokens, Token("", 0, 0, Kind.TIME)]:
        single = token.kind in {Kind.WORD, Kind.NUMBER} and len(token.text) == 1
        if run and not (single and token.kind is run[0].kind):
            result += [_joined(run)] if len(run) > _LONGEST_LOOSE else run
            run = []
        (run if single else result).append(token)
    return result[:-1]


def _joined(run: list[Token]) -> Token:
    word = "".join(token.text for token in run)
    return Token(word, run[0].start, run[-1].end, run[0].kind, run[0].breaks, run[0].joined)
