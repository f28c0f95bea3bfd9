"""Every word the reader knows, with what it is good for."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, lru_cache

from smsgate.data import rows
from smsgate.understanding.keywords import BY_FORM
from smsgate.understanding.normalise import squeeze
from smsgate.understanding.slang import standard, table
from smsgate.understanding.wordlists import words_in

_SHORTEST_SINGLE = 3
_LONGER = 3


class Use(StrEnum):
    """What a word contributes to the meaning of a text."""

    KEYWORD = "keyword"
    JOB = "job"
    GREETING = "greeting"
    POLITE = "polite"
    PLAIN = "plain"
    CUE = "cue"
    CHAT = "chat"
    GOODS = "goods"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Entry:
    """A known word: its standard spelling, its use, and how well it was written (1: exactly)."""

    text: str
    use: Use
    score: float = 1.0


CUES = words_in(
    "asli ditipu palsu penipuan syarat kartu kuning ak1 disnaker disnakertrans pelatihan blk bpjs jamsostek"
    " umr ump umk pesangon phk thr skck prakerja tki pmi kontrak cuti alamat kantor jam buka tutup"
    " kode cv wawancara interview pinjol setiap kabari kirim cara pakai data akun disimpan fair"
    " diterima ditolak keterima lolos calo agen transfer bayar uang minta disuruh ktp kk diwakilkan"
    " perpanjang jangan usah terima cukup bukan pilih ganti isi ubah ngerti paham perintah mulai"
    " start penuh nyata tunggu hotline petugas dibayar dipecat lembur mau nama verifikasi en id"
    " pencari bursa korban ditahan dipukul disiksa dipaksa dibawa hilang karyawan pegawai majikan"
    " ditutup cukup seragam pendaftaran layanan fitur bingung halaman sementara istirahat pilihan"
    " angka catat aktif gagal kursus gratis minimum lamaran surat ijazah orangnya nanti siapa masih"
    " english indonesia inggris pertama kedua ketiga seminggu sebulan bener hubungi"
)
"""Words that a rule looks for, beyond keywords: worth correcting when misspelt."""


@cache
def words() -> dict[str, Entry]:
    """Every known standard word. The first use that claims a word has it."""
    found: dict[str, Entry] = {}
    for word, entry in _in_order():
        found.setdefault(word, entry)
    return found


def _in_order() -> Iterator[tuple[str, Entry]]:
    """Keywords, trades, common words, then whatever else is written in the tables."""
    yield from ((word, Entry(word, Use.KEYWORD)) for word in BY_FORM)
    yield from _trades()
    for row in rows("common_words"):
        yield from ((w, Entry(standard(w), Use(row["use"]))) for w in row["words"].split())
    yield from ((word, Entry(word, Use.CUE)) for word in sorted(CUES))
    yield from (
        (part, Entry(part, Use.OTHER)) for phrase in sorted(job_phrases()) for part in phrase
    )
    yield from ((formal, Entry(formal, Use.PLAIN)) for formal in table().values())
    for row in rows("ordinary_words"):
        yield from ((word, Entry(word, Use.OTHER)) for word in row["words"].split())


def _trades() -> Iterator[tuple[str, Entry]]:
    for row in rows("job_words"):
        entry = Entry(row["word"], Use.JOB)
        yield from ((form, entry) for form in row["forms"].split())
        if " " not in row["word"]:
            yield row["word"], entry


@cache
def job_phrases() -> frozenset[tuple[str, ...]]:
    """Trades of several words of which one alone may be none: "rumah makan"."""
    return frozenset(tuple(row["word"].split()) for row in rows("job_words") if " " in row["word"])


@cache
def spellings() -> dict[str, Entry]:
    """Every spelling known → its entry: standard words, and slang by its standard word."""
    found = dict(words())
    for typed, formal in table().items():
        if typed not in found or found[typed].use is not Use.JOB:
            found[typed] = found.get(formal, Entry(formal, Use.PLAIN))
    return found


@cache
def _squeezed() -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for word, entry in spellings().items():
        if len(word) > _LONGER:
            found.setdefault(squeeze(word), entry)
    return found


def known(word: str) -> Entry | None:
    """The entry of a word as it stands, also with a suffix, a doubled letter or a local ending."""
    return spellings().get(word) or _doubled(word) or _inflected(word) or _throaty(word)


def _throaty(word: str) -> Entry | None:
    """Besemah speakers write the r of the throat as gh: `ghumah` is `rumah`."""
    entry = spellings().get(word.replace("gh", "r")) if "gh" in word else None
    return replace(entry, score=_INFLECTED) if entry else None


def _doubled(word: str) -> Entry | None:
    single = squeeze(word)
    entry = _squeezed().get(single)
    if entry is None and _SHORTEST_SINGLE <= len(single) < len(word):
        entry = spellings().get(single)
    return replace(entry, score=_DOUBLED) if entry else None


_SUFFIXES = ("nya", "nyo", "nye", "ny", "lah", "kah", "ku", "mu", "an", "kan", "in")
_POSSESSIVES = {"nya", "nyo", "nye", "ny"}
_ENDINGS = {"o": "a", "e": "a", "q": "k"}
_SHORTEST_STEM = 4
_SHORTEST_VERB = 3
_INFLECTED = 0.95
_DOUBLED = 0.97


@lru_cache(maxsize=20_000)
def _inflected(word: str) -> Entry | None:
    for suffix in _SUFFIXES:
        stem = word.removesuffix(suffix)
        entry = spellings().get(stem) if stem != word and len(stem) >= _SHORTEST_STEM else None
        if entry and (entry.use is not Use.JOB or suffix in _POSSESSIVES):
            return replace(entry, score=_INFLECTED)
    nasal = _without_nasal(word)
    if nasal:
        return nasal
    ending = _ENDINGS.get(word[-1:])
    if ending and len(word) > _SHORTEST_STEM:
        stem = word[:-1]
        entry = spellings().get(stem + ending) or spellings().get(stem)
        return replace(entry, score=_INFLECTED) if entry else None
    return None


_ACTIVE = {"men": ("", "t"), "mem": ("", "p"), "meny": ("s", "c"), "meng": ("", "k"), "me": ("",)}
_NASALS = {"nge": ("",), "ny": ("s", "c"), "ng": ("", "k"), "n": ("t",), "m": ("p",)}


def _without_nasal(word: str) -> Entry | None:
    """`nyortir`, `ngangkut`, `mencuci`: the verb of a trade, by its stem."""
    for prefix, starts in (*_ACTIVE.items(), *_NASALS.items()):
        if word.startswith(prefix):
            stems = [start + word[len(prefix) :] for start in starts]
            entries = (spellings().get(stem) for stem in stems if len(stem) >= _SHORTEST_VERB)
            for entry in entries:
                if entry and entry.use in {Use.JOB, Use.GOODS}:
                    return replace(entry, score=_INFLECTED)
    return None
