"""The series of lessons, and a lesson as one SMS: which one of how many, the text, and how to go on."""

from dataclasses import dataclass
from typing import Final

from smsgate.i18n import N_, Translate
from smsgate.views import LessonView
from smsgate.wording.segments import capacity, septets


@dataclass(frozen=True, slots=True)
class Series:
    """`key` names it in the tables, `word` is what follows TIPS, `name` what it is called."""

    key: str
    word: str
    name: str


SERIES: Final = (
    Series("cv", "CV", N_("CV")),
    Series("wawancara", "WAWANCARA", N_("Interview")),
    Series("minggu", "MINGGU PERTAMA", N_("First week")),
    Series("hak", "HAK", N_("Rights")),
    Series("luar", "LUAR NEGERI", N_("Abroad")),
    Series("pinjol", "PINJOL", N_("Debt")),
)
BY_KEY: Final = {series.key: series for series in SERIES}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a lesson stands in its series: the `at`-th of `total`."""

    series: str
    at: int
    total: int

    @property
    def last(self) -> bool:
        """Whether nothing follows."""
        return self.at >= self.total


def text(lesson: LessonView, place: Place, _: Translate, language: str) -> str:
    """`CV 2/6: …` and how to go on; in one SMS, which `room` sees to when it is written."""
    said = headed(lesson.text(language), place, _)
    return said if place.last else said + _foot(_)


def headed(words: str, place: Place, _: Translate) -> str:
    """`CV 2/6: …`, as it stands on a screen and in the text of a morning."""
    return f"{_head(place, _)}{words}"


def room(place: Place, _: Translate) -> int:
    """Septets the words of a lesson may take, wherever it comes to stand in its series."""
    return capacity(1) - septets(_head(place, _)) - septets(_foot(_))


def _foot(_: Translate) -> str:
    # Translators: at most 12 characters
    return "\n" + _("Reply LANJUT")


def _head(place: Place, _: Translate) -> str:
    return f"{_(BY_KEY[place.series].name)} {place.at}/{place.total}: "
