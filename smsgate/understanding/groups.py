"""For whom work is looked for: "loker difabel", "utk usia 50", "ibu tunggal", "tanpa pengalaman"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from smsgate.understanding.normalise import Kind
from smsgate.understanding.reading import Reading
from smsgate.understanding.word import INSIDE, Word
from smsgate.understanding.wordlists import words_in

OLDER_FROM: Final = 45
"""Years of age from which somebody who names them asks for work that has no age limit."""

OLDEST: Final = 99

_AS_TYPED: Final = words_in("cacat tuli bisu no tua")
"""Words that the table of spellings takes for others."""

_FOR: Final = r"\b(?:untuk|buat|bagi|khusus|for|terima|ajak)\b"
_WOMAN: Final = r"(?:perempuan|wanita|ibu|cewek|women|woman|mother|mothers|mom|moms)"
_DIRECTLY: Final = r"^(?:(?:info|cari|ada|mau|minta) )?(?:loker|kerja)"
_CARE: Final = re.compile(
    r"\b(?:rawat|asuh|pengasuh|perawat|jaga|penjaga|urus|pendamping|guru|terapis|caregiver)"
    r"(?: (?:untuk|bagi|orang|para))? $"
)
"""Who cares for a group is not of it."""

PATTERNS: Final = {
    "difabel": re.compile(
        r"\b(?:(?:penyandang )?difabel|tuna ?(?:rungu|netra|daksa|wicara|grahita|ganda)|kursi roda"
        r"|(?:orang )?cacat|tuli|bisu|berkebutuhan khusus|disabled|disability|disabilities|deaf|blind"
        r"|wheelchair)\b"
    ),
    "lansia": re.compile(
        r"\b(?:lansia|usia lanjut|lanjut usia|pensiun|pensiunan|sudah (?:tua|berumur)|yang berumur"
        r"|(?:older|(?<!years )old|elderly|senior|retired)(?: (?:people|person|persons|workers|worker))?"
        rf"|{_FOR[2:-2]} (?:orang tua(?! tunggal)|kakek|nenek))\b"
    ),
    "pemula": re.compile(
        r"\b(?:pemula|fresh graduates?|freshgrad|fresh grad|lulusan baru|baru (?:lulus|tamat)"
        r"|(?:tanpa|tanpo|tnp|belum (?:ada|punya)?|tidak (?:ada|punya|pakai|perlu|butuh)?|non) ?"
        r"(?:pengalaman|berpengalaman)|belum pernah kerja|(?:no|without|nomor) experience"
        r"|inexperienced|first job|beginners?)\b"
    ),
    "perempuan": re.compile(
        r"\b(?:janda(?: kepala keluarga)?|widows?|(?:ibu|orang tua) tunggal|single (?:mom|mother)s?"
        rf"|{_WOMAN} kepala keluarga|{_FOR[2:-2]} (?:para |kaum )?{_WOMAN}(?: rumah tangga| kepala keluarga)?"
        r"|ibu rumah tangga|emak emak|housewife|housewives)\b"
        rf"|{_DIRECTLY} (?:perempuan|wanita|women)(?: kepala keluarga)?\b"
    ),
}
_AGE: Final = re.compile(r"\b(?:usia|umur)(?: di| atas| diatas)* (\d\d)\b|\b(\d\d) tahun\b")
_SELF: Final = words_in("saya aku kami anak adik istri suami ibuku bapak mertua")
"""Who tells of somebody asks for any work; only a group that work is made ready for is heard there."""

_ALWAYS: Final = "difabel"
_STILL: Final = re.compile(rf"{_FOR}|\b(?:masih|ke ?atas|lebih|up|above)\b")
_SHORT: Final = 6
_TERMS: Final = words_in("difabel lansia tunanetra tunarungu tunadaksa")
"""Words of a group that are looked for as they stand, too (docs/understanding.md)."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A group (a key of `wording.groups`) and the words it was named by."""

    key: str
    words: frozenset[str] = frozenset()

    def without_its_words(self, terms: tuple[str, ...]) -> tuple[str, ...]:
        """The terms without what only says for whom."""
        return tuple(term for term in terms if term not in self.words - _TERMS)


def group_in(reading: Reading) -> Asked | None:
    """The group that work is asked for, if it is; the first where there are several."""
    said = " ".join(_said(reading.words))
    told = bool(_SELF & {word.text for word in reading.words})
    found = [
        (match.start(), Asked(key, frozenset(match[0].split())))
        for key, pattern in PATTERNS.items()
        if (match := pattern.search(said)) and not _CARE.search(said[: match.start()])
        if key == _ALWAYS or not told or _is_for(said, match)
    ]
    if not found and (age := _older(said, told=told)):
        return age
    return min(found, key=lambda pair: pair[0])[1] if found else None


def _said(words: Sequence[Word]) -> Iterator[str]:
    """The words, with numbers as they stand."""
    for word in words:
        if word.text == INSIDE:
            continue
        typed = word.token.kind is Kind.NUMBER or word.token.text in _AS_TYPED
        yield word.token.text if typed else word.text


def _is_for(said: str, match: re.Match[str]) -> bool:
    """ "Kerja untuk lulusan baru", not "anak saya baru lulus"."""
    return bool(
        re.search(_FOR, match[0]) or re.search(rf"{_FOR}(?: \w+)? $", said[: match.start()])
    )


def _older(said: str, *, told: bool) -> Asked | None:
    """An age that many vacancies would refuse, where it is what the text asks about."""
    for match in _AGE.finditer(said):
        years = int(match[1] or match[2])
        short = not told and len(said.split()) <= _SHORT
        if OLDER_FROM <= years <= OLDEST and (short or _STILL.search(said)):
            return Asked("lansia")
    return None
