"""BUKAN SAYA: the number was somebody else's, or the text was meant for somebody else."""

import re
from typing import Final

from smsgate.understanding.decision import Decision
from smsgate.understanding.reading import Reading
from smsgate.understanding.request import Intent

_WORD: Final = "BUKAN SAYA"
_HINT: Final = re.compile(r"bukan|bkn|salah|not m|wrong", re.IGNORECASE)
_DENIAL: Final = re.compile(
    r"(?:(?:maaf|ini|itu|nomor|no|kartu|hp|pak|bu) )*"
    r"(?:(?:bukan|bkn) (?:(?:nomor|no|punya|milik|hp|kartu|data) )*(?:saya|sy|aku|ku|kami|nomorku)"
    r"(?: (?:lagi|pak|bu|ya|ini|itu))*"
    r"|salah (?:orang|nomor|no|kirim)(?: (?:pak|bu|ya|ini))*"
    r"|(?:this is )?not (?:me|my number|mine)|wrong (?:number|person))"
)


def not_me(reading: Reading) -> Decision | None:
    """A denial and nothing more."""
    if not _HINT.search(reading.text):
        return None
    plain = " ".join(re.sub(r"[^a-z]+", " ", reading.text.casefold()).split())
    if not _DENIAL.fullmatch(plain):
        return None
    return Decision(intent=Intent.NO, word=_WORD, reason="BUKAN SAYA: denial")
