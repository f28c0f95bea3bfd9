"""Slang, short forms and local speech, each to the standard word the rules are written in."""

from functools import cache
from typing import Final

from smsgate.data import rows

OWN_READING: Final = {
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
    "off": "off",
    "pt": "pt",
    "reg": "daftar",
    "satpam": "satpam",
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
    "terima kasih": "makasih",
    "hapus data": "hapus",
    "ingin": "mau",
    "mendaftar": "daftar",
    "opt out": "stop",
    "thank you": "makasih",
    "job fair": "jobfair",
    "minimum wage": "upah minimum",
    "opening hours": "jam kantor",
    "thank u": "makasih",
    "good morning": "halo",
    "good afternoon": "halo",
    "good evening": "halo",
    "mat malam": "halo",
    "mat pagi": "halo",
    "mat siang": "halo",
    "mat sore": "halo",
    "no thanks": "tidak",
    "remove me": "stop",
    "take me": "stop",
    "do not": "jangan",
    "lain kali": "tidak",
    "nanti saja": "tidak",
    "nanti dulu": "tidak",
    "got it": "dapat",
    "no more": "stop",
    "cleaning service": "kebersihan",
    "open recruitment": "loker",
    "high school": "sma",
    "sekolah dasar": "sd",
    "sekolah menengah": "sekolah menengah",
    "sekolah menengah pertama": "smp",
    "sekolah menengah atas": "sma",
    "sekolah menengah kejuruan": "smk",
    "madrasah aliyah": "sma",
    "palm oil": "sawit",
    "oil palm": "sawit",
    "baby sitter": "babysitter",
    "house maid": "pembantu",
    "yellow card": "kartu kuning",
    "no thank": "tidak",
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
