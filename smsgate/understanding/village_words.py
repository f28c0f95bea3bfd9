"""DESA and BERAPA: words that mean something only when a village's agent sends them."""

import re
from typing import Final

from smsgate.understanding.decision import Decision
from smsgate.understanding.reading import Reading
from smsgate.understanding.request import Intent

LONGEST = 40
"""Characters: a longer text is no bare keyword."""

_WORDS: Final = {
    "DESA": re.compile(
        r"(?:(?:minta|lihat|loker|daftar) )?(?:desa|village)(?: (?:saya|kami|kita|list))?"
    ),
    "BERAPA": re.compile(r"berapa(?: (?:orang|warga|setuju|yang setuju|terbantu|semua))*"),
}


def village_word(reading: Reading) -> Decision | None:
    """The text stays unknown for everybody else, and goes to an officer who talks with them."""
    if len(reading.text) > LONGEST:
        return None
    plain = " ".join(reading.text.casefold().strip(" ?.!").split())
    for word, form in _WORDS.items():
        if form.fullmatch(plain):
            reason = f"{word}: of a village's agent"
            return Decision(intent=Intent.UNKNOWN, word=word, reason=reason, confidence=0.5)
    return None
