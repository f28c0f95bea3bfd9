"""What an employer does from its phone: a vacancy drafted, sent, dropped, filled, shown for longer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from smsgate.effects.base import Effect, Outcome
from smsgate.views import VacancyView


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftPosting(Effect):
    """Write fields (as they would be typed into the form, `place` as a code) into an employer's draft.

    `words`: the text they were read from. `draft`: the one to change; without it `mends` names the vacancy to
    be mended, or else the newest draft begun after number `after` is meant (None: a new one), or a new one.
    """

    employer: int
    fields: Mapping[str, str]
    words: str = ""
    draft: int | None = None
    mends: int | None = None
    after: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PostingDrafted(Outcome):
    """How it would be seen: `view`, or None while fields are `missing`, the first to be asked first.

    `grave`: its words hold a sign of fraud that keeps it from being published without a second look.
    """

    draft: int
    title: str = ""
    view: VacancyView | None = None
    missing: tuple[str, ...] = ()
    grave: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SendPosting(Effect):
    """Lay a draft before the office. Without a number it is the newest begun after `after`."""

    employer: int
    draft: int | None = None
    after: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PostingSent(Outcome):
    """It waits for an officer under `code`. `minimum`: the wage it is under, rupiah a month; else None."""

    code: int
    title: str
    minimum: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DropPosting(Effect):
    """Throw a draft away."""

    employer: int
    draft: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FillVacancy(Effect):
    """Somebody has the job: close it, and tell whoever still waits."""

    employer: int
    code: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VacancyFilled(Outcome):
    """`told`: how many who applied are told."""

    told: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtendVacancy(Effect):
    """Show it for so many days more."""

    employer: int
    code: int
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VacancyExtended(Outcome):
    """Its last day now."""

    until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class PostingRefused(Outcome):
    """Nothing was changed: a sentence (marked with `N_`) and what it names; empty: it is gone."""

    text: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
