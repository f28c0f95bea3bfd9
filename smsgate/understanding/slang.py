"""Slang, short forms and local speech, each to the standard word the rules are written in."""

from functools import cache
from typing import Final

from smsgate.data import rows

OWN_READING: Final = {
    "art": "art",
    "bantu": "bantu",
    "batal": "batal",
    "cv": "cv",
    "ditipu": "ditipu",
    "dusun": "desa",
    "gabung": "daftar",
    "hapus": "hapus",
    "help": "bantuan",
    "ikut": "daftar",
    "info": "info",
    "keluar": "keluar",
    "loker": "loker",
    "lowongan": "loker",
    "lokak": "loker",
    "nak": "mau",
    "no": "nomor",
    "ob": "ob",
    "off": "off",
    "petik": "petik",
    "prt": "prt",
    "pt": "pt",
    "reg": "daftar",
    "satpam": "satpam",
    "spg": "spg",
    "stop": "stop",
    "stop sms": "stop",
    "tolong": "tolong",
    "unreg": "unreg",
    "wa": "wa",
}
"""Rows of the table that hold for a glossary, not for reading: "tolong" is politeness, no call for
HELP; a bare "batal" answers a question; "cv" is what TIPS CV asks about, and a firm's title."""

_RENAMED: Final = {
    "hoaks": "penipuan",
    "lowongan kerja": "loker",
    "lowongan": "loker",
    "informasi": "info",
    "pekerjaan": "kerja",
    "bekerja": "kerja",
    "mencari": "cari",
    "satuan pengamanan": "satpam",
    "pemberi kerja": "bos",
    "asisten rumah tangga": "art",
    "office boy": "ob",
    "terima kasih": "makasih",
    "hapus data": "hapus",
    "sales promotion girl": "spg",
    "ingin": "mau",
    "mendaftar": "daftar",
    "opt out": "stop",
    "thank you": "makasih",
    "no more": "stop",
    "high school": "sma",
    "yellow card": "kartu kuning",
    "sama sama": "makasih",
    "sign up": "daftar",
    "sign me up": "daftar",
}
"""Standard words that the rules know under another name."""

_APART: Final = {"hapus data", "plg"}
"""Not read by the table: each word of the phrase counts, and "plg" is Palembang here."""


@cache
def table() -> dict[str, str]:
    """The shipped table as it is used for reading: what is typed → the standard word."""
    shipped = {row["slang"]: row["formal"] for row in rows("slang")}
    read = {**_RENAMED, **shipped, **OWN_READING}
    return {
        typed: _RENAMED.get(formal, formal) for typed, formal in read.items() if typed not in _APART
    }


def standard(word: str) -> str:
    """The standard spelling of a word; unknown words stay as they are."""
    return table().get(word, word)
