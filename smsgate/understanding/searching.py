"""Looking for work without saying LOKER, and looking at one vacancy by its code."""

import re
from collections.abc import Collection
from typing import Final

from smsgate.understanding.decision import Decision
from smsgate.understanding.focus import calls_for_work
from smsgate.understanding.lexicon import Use
from smsgate.understanding.one_vacancy import said_of_code
from smsgate.understanding.reading import Reading
from smsgate.understanding.request import Intent
from smsgate.understanding.terms import terms_of
from smsgate.understanding.word import YEARS
from smsgate.understanding.wordlists import words_in

_REQUEST: Final = words_in("cari butuh mau minta perlu terima mohon tolong")
_BARE: Final = words_in(
    "di ke ada tidak ya untuk dan atau yang apa dekat daerah sekitar wilayah desa kecamatan kota"
    " kabupaten kelurahan provinsi lulusan tamat baru saja dong lain besar gaji part full time jadi"
    " sebagai bagian posisi saya aku kami ini dari dengan in at for as to a the please is any there"
    " sini situ sana disini disana lagi masih info pun lewat dinas jurusan sampingan"
    " harian perempuan laki-laki pria wanita cewek"
    " cowok muda tua umur orang tenaga karyawan pegawai gadis bujang anak khusus kalau coba lihat"
    " tampilkan mana semua buat bagaimana"
    " sim umum gajinya diatas dibawah tempat misalnya manapun apapun"
)
"""What may stand around a place or a trade that is a search without any word of asking."""

_PERSONS: Final = words_in("aku kami kita dia kau mereka")
_CODE_NAMED: Final = re.compile(
    r"\b(?:kode|nomor|info|rincian|lihat|loker|yang|no) (?:\w+ )?CODE\b|^CODE\b"
)
_WHEREABOUTS: Final = re.compile(r"\b(?:lagi|sedang|sudah|telah|masih|ada) di\b")
_TAUGHT: Final = re.compile(r"\bJOB bahasa\b")
_JOURNEY: Final = re.compile(r"\b(?:bus|travel|mobil|kapal|kereta|ojek) (?:\w+ )?ke PLACE\b")
_AT_WORK: Final = re.compile(
    r"\b(?:masuk|pulang|berangkat|pergi|habis|selesai|izin) kerja\b|\bkerja (?:kelompok|bakti)\b"
)
_NEEDED: Final = re.compile(
    r"\b(?:butuh|cari|perlu|terima)(?: (?!pak|bu)\w+)? JOB\b"
    r"|\b(?:yang|siapa|ada) (?:\w+ )?(?:butuh|cari|buka)\b"
)
_WOULD_BE: Final = re.compile(
    r"\b(?:mau|minta|boleh|siap|bisa) (?:kerja )?(?:jadi|sebagai) JOB\b"
    r"|\bjadi JOB\b.*\b(?:boleh|mau|tidak apa|siap)\b"
)
_TALK: Final = words_in(
    "sudah belum jam kapan berapa kasih uang buka tutup pernah lagi acara sampai dulu masuk hari"
    " datang habis penuh macet banjir besok nanti kemarin bagus mahal siapa hilang rusak tunggu"
)
_ALWAYS: Final = frozenset({"loker", "kerja", "makasih", "oke"})
_CODE_CALLED: Final = re.compile(r"\b(?:kode|nomor|info|rincian|yang|no|loker) CODE\b|^CODE\b")
_MOST_UNKNOWN = 2
_MOST_CHATTER = 3
_SHORT = 3
_FEW = 4


def by_code(reading: Reading) -> Decision | None:
    """A text about one vacancy: its code, and nothing that speaks of something else."""
    if not reading.codes:
        return None
    unknown, chatter = _strange(reading)
    named = _CODE_NAMED.search(reading.canon)
    if _only_a_number(reading) or _only_a_year(reading):
        return None
    if chatter > 1 or (unknown > 1 if not named else unknown + chatter > 3):
        return None
    if not named and len(reading.words) > 1 and chatter:
        return None
    return Decision(
        intent=Intent.DETAIL,
        word=said_of_code(reading),
        reason=f"{reading.codes[0]}: code of a vacancy",
        confidence=1 if len(reading.words) == 1 else 0.8,
    )


def by_need(reading: Reading) -> Decision | None:
    """A question who needs a trade: "barangkali di pendopo ada yang cari perias"."""
    if "kau" in reading.canon.split():
        return None
    if calls_for_work(reading):
        return _search("asks who needs a trade", 0.8)
    if reading.found.used and _WOULD_BE.search(reading.shape):
        return _search("would be of a trade", 0.75)
    return None


def _only_a_number(reading: Reading) -> bool:
    """A number in a search for work that nothing calls a code: a year, or what is paid."""
    texts = {word.text for word in reading.words}
    searched = "loker" in texts and (reading.found.used or terms_of(reading, known_only=True))
    yearly = all(int(code) in YEARS for code in reading.codes)
    return bool(searched) and yearly and not _CODE_CALLED.search(reading.canon)


def _only_a_year(reading: Reading) -> bool:
    """A year in a longer text that calls it no code."""
    years = all(int(code) in YEARS for code in reading.codes)
    return years and len(reading.words) > 2 * _FEW and not _CODE_CALLED.search(reading.canon)


def by_content(reading: Reading, at: int | None = None) -> Decision | None:
    """A search: a word for work, or a place or a trade with nothing but request around it.

    `at`: where a leading LOKER stands.
    """
    texts = {word.text for word in reading.words}
    if "loker" in texts and at is not None:
        return _search("keyword of search", 1, at)
    if "loker" in texts:
        return _search("a word for vacancies", 0.9)
    if "kerja" in texts:
        return _search("a word for work", 0.8) if _earnest(reading, texts) else None
    if _unprompted(reading, texts):
        return _search("a place or a trade by itself", 0.75)
    return None


def _unprompted(reading: Reading, texts: set[str]) -> bool:
    """True for "sopir pendopo" and "ada yang butuh sopir?", not for "sopir sudah sampai mana"."""
    terms = terms_of(reading, known_only=True)
    placed = bool(reading.found.code or reading.found.candidates)
    if not (terms or placed) or _of_another_matter(reading, texts):
        return False
    unknown, chatter = _strange(reading)
    if terms and placed and chatter + unknown <= 1 and _led_by_trade(reading) and not texts & _TALK:
        return True
    if chatter:
        return False
    if terms and _NEEDED.search(reading.shape):
        return True
    if not terms and unknown and len(reading.words) > _SHORT:
        return False
    return _is_little_else(reading, texts, terms, unknown)


def _of_another_matter(reading: Reading, texts: set[str]) -> bool:
    """True where a place or a trade is spoken of, and not looked for."""
    taught = _TAUGHT.search(reading.shape)
    elsewhere = _WHEREABOUTS.search(reading.canon) or _JOURNEY.search(reading.canon)
    return bool(
        elsewhere or "di mana" in texts or "lapor" in texts or ("bahasa" in texts and not taught)
    )


def _is_little_else(
    reading: Reading, texts: set[str], terms: Collection[str], unknown: int
) -> bool:
    """True where hardly a word stands beside the place, the trade and the asking."""
    beside = _beside(reading, terms)
    if texts & _REQUEST:
        return unknown + len(beside) <= _MOST_UNKNOWN
    if texts & _PERSONS:
        return False
    stray = beside - _BARE
    if not terms:
        return not stray
    placed = bool(reading.found.code or reading.found.candidates)
    few = len(reading.words) <= (_FEW if not (placed and "ada" in texts) else 2 * _FEW)
    return not stray or (few and len(stray) == 1 and not stray & _TALK)


def _led_by_trade(reading: Reading) -> bool:
    """True where a trade is the first thing said: "marbot masjid pagar tengah"."""
    first = next((word for word in reading.words if word.use is not Use.GREETING), None)
    return first is not None and first.use is Use.JOB


def _beside(reading: Reading, terms: Collection[str]) -> set[str]:
    """The words that neither ask, nor are looked for, nor are polite."""
    return {
        word.text
        for word in reading.words
        if word.use is Use.OTHER
        or (word.use in {Use.PLAIN, Use.KEYWORD, Use.CUE} and word.text not in _REQUEST | _BARE)
        if word.text not in terms
    } - _ALWAYS


def _search(reason: str, confidence: float, at: int | None = None) -> Decision:
    return Decision(
        intent=Intent.SEARCH,
        word="LOKER",
        reason=f"LOKER: {reason}",
        at=at,
        confidence=confidence,
    )


def _earnest(reading: Reading, texts: set[str]) -> bool:
    """ "Kerja" is talked of in many texts; a request, a place or a trade makes it a search."""
    if "kau" in texts or _AT_WORK.search(reading.canon):
        return False
    unknown, chatter = _strange(reading)
    if texts & (_REQUEST | {"ada", "info", "bisa"}):
        return chatter <= _MOST_CHATTER
    strange = unknown + sum(word.use is Use.OTHER for word in reading.words)
    if reading.found.used or terms_of(reading, known_only=True):
        return chatter <= (bool(reading.found.used) and not strange)
    return not chatter and not strange


def _strange(reading: Reading) -> tuple[int, int]:
    """How many words are unknown, and how many belong to talk among people."""
    unknown = sum(word.use is None and word.text.islower() for word in reading.words)
    terms = terms_of(reading, known_only=True)
    talk = [word for word in reading.words if word.use is Use.CHAT and word.text not in terms]
    return unknown, len(talk)
