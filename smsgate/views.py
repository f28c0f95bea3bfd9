"""What the pure rooms see of a row: frozen copies, without a database behind them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

OUTSIDE = "LUAR"
"""The place that stands for anywhere outside the region served."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A region of any level. `level`: provinsi, kabupaten, kota, kecamatan, desa or kelurahan."""

    code: str
    level: str
    name: str
    parent: str | None = None
    lat: float | None = None
    lng: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VacancyView:
    """An open vacancy as it may be told. Pay in rupiah; `pay_per`: month, day or piece."""

    code: int
    title: str
    employer: str
    place: str
    place_name: str
    kind: str | None = None
    education: str | None = None
    pay_min: int | None = None
    pay_max: int | None = None
    pay_per: str = "month"
    openings: int | None = None
    inclusion: tuple[str, ...] = ()
    mode: str = "onsite"
    description: str = ""
    how_to_apply: str = ""
    contact: str = ""
    expires_on: date
    verified_on: date | None = None
    published_seq: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SubscriptionView:
    """What somebody follows: a place (or LUAR) and a kind of work, or all kinds."""

    id: int
    place: str
    kind: str | None = None
    state: str = "active"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactView:
    """The number that writes to us, as handlers may know it."""

    id: int
    language: str
    subscriptions: tuple[SubscriptionView, ...] = ()
    paused_until: date | None = None
    stopped: bool = False
    helped_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list somebody was shown, kept so that LANJUT and 1, 2, 3 know what they mean.

    `codes` are all vacancies found; the page last shown is `codes[page_start:seen]`.
    `source` is `search` or `digest`. Where `series` names a series of lessons there are no codes, and `seen`
    is the number of the lesson read last.
    """

    codes: tuple[int, ...]
    page_start: int = 0
    seen: int = 0
    place: str | None = None
    terms: tuple[str, ...] = ()
    group: str | None = None
    at: datetime
    source: str = "search"
    series: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonView:
    """A lesson as it is told now. `number` names it in its series, wherever it stands there."""

    series: str
    number: int
    texts: Mapping[str, str]

    def text(self, language: str) -> str:
        """Its words in that language, or else in one there is."""
        return self.texts.get(language) or next(iter(self.texts.values()), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Helped:
    """Of the people a village's agent named: asked, agreed, and applied since."""

    asked: int = 0
    agreed: int = 0
    applied: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmet:
    """What somebody looked for in a place (None: anywhere) and did not find: words, or a kind of work."""

    place: str | None
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question we asked and await an answer to.

    `kind` names the handler that takes the answer, `options` are what 1, 2, 3 stand for, `words` the
    canonical words accepted (YA, TIDAK, SETUJU …), `data` what the handler needs to go on, `again` what
    to send to be asked again.
    """

    kind: str
    options: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    data: dict[str, str]
    asked_at: datetime
    again: str = ""
