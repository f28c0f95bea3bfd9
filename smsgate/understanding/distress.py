"""Words of distress about a debt, in any text: marks with weights, so that no single word decides.

The marks and an example of each are `data/distress_words.csv`; offers of loans and the collectors' own texts
weigh against.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

from smsgate import data
from smsgate.understanding.normalise import READ_LIMIT
from smsgate.understanding.wordlists import words_in

THRESHOLD = 4
"""The weight from which somebody is taken to be in distress."""


class Worry(StrEnum):
    """`harm`: they speak of ending their life."""

    DEBT = "debt"
    HARM = "harm"


_LENDERS: Final = (
    r"(?:pinj[o0]l\w*|rentenir|pinjam(?:an)? online|lintah darat|bank (?:emok|keliling|plecit))"
)
_WORDS: Final = {
    "LENDER": _LENDERS,
    "DEBT": rf"(?:{_LENDERS}|\b(?:h?utang|utg|pinjaman|pinjeman|cicilan|angsuran|kreditan|tunggakan)\w*)",
    "THREAT": r"\b(?:(?:di|me|ng|peng)?teror|neror|(?:di|meng|ng)?ancam|intimidasi|diintimidasi|dimaki)\w*",
    "SPREAD": r"\b(?:(?:di|me|ny)?sebar|nyebar|viral)\w*(?: \w+){0,2} (?:data|foto|ktp|kontak|aib)\w*"
    r"|\b(?:data|foto|ktp|kontak|aib)\w*(?: \w+){0,3} (?:di|me|ny)?sebar\w*",
    "NOT": r"\b(?:tidak|tdk|tida|ga|gak|gk|g|nggak|ngga|enggak|ndak|dak|idak|tak|dide|dindak|belum|blm)",
    "CAN": r"(?:sanggup|mampu|kuat|bisa|biso|pacak|kuaso|kuat lagi)",
    "PAY": r"(?:mem|m|ke)?(?:bayar|lunasi|nyicil|cicil)\w*|ngelunasi\w*|melunasi\w*",
}
_NAMED: Final = re.compile(r"<([A-Z]+)>")

_HINTS: Final = words_in(
    "utang utg pinj galb gagal kolek kolep colle tagih rentenir lintah cicil angsur ancam teror sebar"
    " dc deb dept loan lender bunuh bundir gantung akhiri racun baygon mati idup suicid kill die life"
) | {"gal bay", "gal-bay"}
"""Where none of these stands in a text no mark can: most texts need no closer look."""


@dataclass(frozen=True, slots=True)
class _Mark:
    kind: str
    weight: int
    pattern: re.Pattern[str]


def worry(text: str) -> Worry | None:
    """What somebody who writes this seems to suffer from; None for nearly all texts. Never raises."""
    plain = text[:READ_LIMIT].casefold()
    if not any(hint in plain for hint in _HINTS):
        return None
    line = " ".join(plain.split())
    found = [mark for mark in _marks() if mark.pattern.search(line)]
    if sum(mark.weight for mark in found) < THRESHOLD:
        return None
    return Worry.HARM if any(mark.kind == Worry.HARM for mark in found) else Worry.DEBT


@cache
def _marks() -> tuple[_Mark, ...]:
    return tuple(
        _Mark(row["kind"], int(row["weight"]), re.compile(_spelt_out(row["pattern"])))
        for row in data.rows("distress_words")
    )


def _spelt_out(pattern: str) -> str:
    return _NAMED.sub(lambda name: f"(?:{_WORDS[name[1]]})", pattern)
