"""The words that decide what is asked for, as data: intent → keyword → the forms it is typed in."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from smsgate.understanding.request import Intent

KEYWORDS: Final[Mapping[Intent, Mapping[str, str]]] = {
    Intent.SEARCH: {"LOKER": "loker kerja"},
    Intent.MORE: {"LANJUT": "lanjut lagi terus sambung"},
    Intent.DETAIL: {"INFO": "info", "RINCIAN": "rincian"},
    Intent.SUBSCRIBE: {"DAFTAR": "daftar langganan kabari"},
    Intent.UNSUBSCRIBE: {"STOP": "stop berhenti unreg keluar off unsubscribe"},
    Intent.PAUSE: {"JEDA": "jeda libur"},
    Intent.APPLY: {"LAMAR": "lamar minat berminat"},
    Intent.VERIFY: {"CEK": "cek"},
    Intent.POST: {"PASANG": "pasang"},
    Intent.FILLED: {"TERISI": "terisi", "PERPANJANG": "perpanjang"},
    Intent.REPORT: {"LAPOR": "lapor"},
    Intent.ASK: {"TANYA": "tanya"},
    Intent.TIPS: {"TIPS": "tips"},
    Intent.FEEDBACK: {"SARAN": "saran", "KRITIK": "kritik", "NILAI": "nilai"},
    Intent.PROFILE: {"PROFIL": "profil"},
    Intent.HIRED: {"DAPAT": "dapat"},
    Intent.NOT_HIRED: {"BELUM": "belum"},
    Intent.LANGUAGE: {"BAHASA": "bahasa inggris indonesia"},
    Intent.HELP: {"BANTUAN": "bantuan menu bantu panduan petunjuk"},
    Intent.MY_DATA: {"DATAKU": "dataku datasaya datadiri"},
    Intent.ERASE: {"HAPUS DATA": "hapus hapusdata"},
    Intent.REGISTER_OTHER: {"DAFTARKAN": "daftarkan"},
    Intent.YES: {"YA": "iya ya benar boleh tentu pasti bersedia silakan", "SETUJU": "setuju"},
    Intent.NO: {"TIDAK": "tidak jangan bukan", "BATAL": "batal"},
    Intent.THANKS: {"MAKASIH": "makasih oke siap mantap baik bagus amin"},
}


@dataclass(frozen=True, slots=True)
class Keyword:
    """A word that decides: its intent and the keyword it is a form of."""

    intent: Intent
    word: str


def index(table: Mapping[Intent, Mapping[str, str]]) -> dict[str, Keyword]:
    """Form → keyword. Raises ValueError where two intents claim one form."""
    found: dict[str, Keyword] = {}
    for intent, words in table.items():
        for word, forms in words.items():
            for form in forms.split():
                if form in found:
                    raise ValueError(f"{form!r} stands for {found[form].intent} and {intent}")
                found[form] = Keyword(intent, word)
    return found


BY_FORM: Final = index(KEYWORDS)
