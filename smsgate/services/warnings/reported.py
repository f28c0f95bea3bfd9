"""What different people's reports name and nobody decided on yet: for officers to look into."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from peewee import JOIN, Case, fn

from smsgate import privacy
from smsgate.models import Case as HelpCase
from smsgate.models import FraudWarning, Named, ReportMention, WarningState
from smsgate.services.warnings.listed import what

ENOUGH = 3
"""So many different people who name the same are an alarm."""

LOOKED_BACK = timedelta(days=90)
MOST = 50
MOST_EXCERPTS = 5
LONGEST_EXCERPT = 300

_Mention, _Decided = ReportMention, FraudWarning
_SAME = (_Decided.kind == _Mention.kind) & (_Decided.value == _Mention.value)
_PEOPLE = fn.COUNT(fn.DISTINCT(HelpCase.contact)) + fn.MAX(
    Case(None, [(HelpCase.contact.is_null(), 1)], 0)
)
"""Whoever was erased since counts as one together: nobody becomes many by HAPUS DATA."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """`id`: a mention of it; `what` as a page shows it; how many `people` in how many reports, since when."""

    id: int
    kind: Named
    value: str
    what: str
    people: int
    reports: int
    first: datetime
    last: datetime

    @property
    def enough(self) -> bool:
        """Whether so many people name it that somebody should look at it now."""
        return self.people >= ENOUGH


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """What one report said, numbers masked."""

    case: int
    at: datetime
    text: str


def waiting(now: datetime) -> tuple[Reported, ...]:
    """What waits for a decision, what most people named first; the others follow as these are decided."""
    rows = _open(now).order_by(_PEOPLE.desc(), fn.MAX(_Mention.at).desc(), fn.MAX(_Mention.id))
    return tuple(_lines(rows.limit(MOST)))


def alarming(now: datetime) -> int:
    """How many things at least three different people named, nobody having decided on them since."""
    return int(_open(now).having(_PEOPLE >= ENOUGH).count())


def one(mention: int, now: datetime) -> Reported | None:
    """What that mention names, as long as it waits for a decision."""
    named = _Mention.get_or_none(_Mention.id == mention)
    if named is None:
        return None
    same = (_Mention.kind == named.kind) & (_Mention.value == named.value)
    return next(_lines(_open(now).where(same)), None)


def excerpts(reported: Reported) -> tuple[Excerpt, ...]:
    """The latest reports that name it, in people's own words."""
    same = (_Mention.kind == reported.kind) & (_Mention.value == reported.value)
    query: Any = HelpCase.select(HelpCase.id, HelpCase.opened_at, HelpCase.text).join(_Mention)
    rows = query.where(same).order_by(HelpCase.id.desc()).limit(MOST_EXCERPTS).tuples()
    return tuple(
        Excerpt(case=number, at=at, text=privacy.mask_phones(text)[:LONGEST_EXCERPT])
        for number, at, text in rows
    )


def _open(now: datetime) -> Any:
    """Mentions of the last months, without those that a decision came after, and what is warned of."""
    undecided = _Decided.id.is_null() | (
        (_Decided.state != WarningState.LISTED)
        & (_Mention.at > fn.COALESCE(_Decided.lifted_at, _Decided.at))
    )
    return (
        _Mention.select(
            fn.MAX(_Mention.id),
            _Mention.kind,
            _Mention.value,
            fn.MAX(_Mention.shown),
            _PEOPLE,
            fn.COUNT(fn.DISTINCT(_Mention.case)),
            fn.MIN(_Mention.at),
            fn.MAX(_Mention.at),
        )
        .join(HelpCase)
        .switch(_Mention)
        .join(_Decided, JOIN.LEFT_OUTER, on=_SAME)
        .where((_Mention.at > now - LOOKED_BACK) & undecided)
        .group_by(_Mention.kind, _Mention.value)
    )


def _lines(query: Any) -> Iterator[Reported]:
    for mention, kind, value, shown, people, reports, first, last in query.tuples():
        yield Reported(
            id=mention,
            kind=Named(kind),
            value=value,
            what=what(kind, value, shown),
            people=people,
            reports=reports,
            first=first,
            last=last,
        )
