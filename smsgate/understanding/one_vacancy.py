"""What is said of one vacancy by its code and a word: that one comes, does not, withdraws, got it."""

import re
from typing import Final

from smsgate.understanding.reading import Reading

INFO: Final = "INFO"
WITH_CODE: Final = {
    "YA": "YA KODE",
    "TIDAK": "TIDAK KODE",
    "BATAL": "BATAL KODE",
    "DAPAT": "DAPAT KODE",
}
"""Words of their own: a YA with a code must not pass for the YA another question waits for."""

STATUS: Final = "LAMARAN"
WITHDRAWN: Final = "BATAL LAMAR"

_YES = r"(?:iya|ya|oke|siap|bersedia|setuju|boleh|bisa|hadir|datang|mau datang|sanggup)"
_NO = r"(?:tidak|bukan|jangan)"
_FILL = (
    r"(?:saya|aku|kami|pak|bu|mang|kak|bang|mas|mbak|maaf|bisa|boleh|mau|jadi|hadir|datang|ikut|sanggup"
    r"|wawancara|interview|undangan|untuk|yang|kode|nomor|dapat|kerja|diterima|sudah|lah|di|ya|lewat)"
)
_SAID: Final = (
    ("BATAL", re.compile(rf"(?:{_FILL} )*batal (?:{_FILL} )*CODE")),
    ("TIDAK", re.compile(rf"(?:{_FILL} )*{_NO} (?:{_FILL} )*CODE(?: {_FILL})*")),
    ("DAPAT", re.compile(rf"(?:{_FILL} )*(?:dapat|diterima) (?:{_FILL} )*CODE(?: {_FILL})*")),
    ("YA", re.compile(rf"{_YES} (?:{_FILL} )*CODE(?: {_FILL})*")),
)
_STATUS: Final = re.compile(
    r"(?:(?:saya|aku|kami|punya|apa|bagaimana|status|kabar|hasil|soal|info|semua|lihat|cek|daftar|pak|bu"
    r"|sudah|ya|ku|yang|kemarin|sampai|mana|gimana|lamar)(?: |$))+"
)
_TYPED: Final = re.compile(r"lamaran(?:ku|nya|2)?|applications?", re.IGNORECASE)


def said_of_code(reading: Reading) -> str:
    """A word of WITH_CODE where there is nothing but an answer and the code of one vacancy, else INFO."""
    if len(reading.codes) != 1:
        return INFO
    for word, pattern in _SAID:
        if pattern.fullmatch(reading.canon):
            return WITH_CODE[word]
    return INFO


def asks_for_state(reading: Reading, typed: str) -> bool:
    """Whether LAMARAN asks what became of one's applications, and is not LAMAR misspelt."""
    named = _TYPED.fullmatch(typed) and not reading.codes and not reading.found.used
    return bool(named) and bool(_STATUS.fullmatch(reading.canon))


def renews_a_card(reading: Reading, word: str) -> bool:
    """PERPANJANG stands alone or with the code of a vacancy; a yellow card is renewed by the same word."""
    return word == "PERPANJANG" and not reading.codes and len(reading.words) > 1
