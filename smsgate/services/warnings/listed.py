"""The warning list as CEK reads it, and as officers see it."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from smsgate import phone
from smsgate.config import Config
from smsgate.handlers.knowledge.guard import WarningView
from smsgate.models import FraudWarning, Named, Staff, WarningState
from smsgate.services.paging import Page, paged
from smsgate.services.warnings import names
from smsgate.understanding.firms import bare_name

PAGE = 25
COMPARED = 5000
"""Names and phrases looked at, the newest first."""

_LISTED = FraudWarning.state == WarningState.LISTED


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A warning on the list; `what` as a page shows it, a number masked."""

    id: int
    kind: Named
    what: str
    reason: str
    at: datetime
    by: str


def of_number(number: str, config: Config) -> WarningView | None:
    """The warning of a number in E.164."""
    return _view(_one(Named.NUMBER, number), config)


def of_employer(name: str, config: Config) -> WarningView | None:
    """The warning of an employer called so; misspelt a little it is still the one."""
    bare = bare_name(name)
    exact = _one(Named.EMPLOYER, bare)
    if exact is not None:
        return _view(exact, config)
    found = names.alike(bare, _values(Named.EMPLOYER), least=names.SURE, most=1)
    return _view(FraudWarning.get_by_id(found[0][0]), config) if found else None


def of_phrase(text: str, config: Config) -> WarningView | None:
    """The warning of a phrase that stands in a text."""
    plain = f" {names.phrase(text)} "
    known = _values(Named.PHRASE).items()
    found = next((key for key, value in known if f" {value} " in plain), None)
    return _view(FraudWarning.get_by_id(found), config) if found else None


def page(number: int) -> Page[Line]:
    """The list, the newest first; what was called back stands with the vacancies."""
    rows = FraudWarning.select(FraudWarning, Staff).join(Staff, on=FraudWarning.by)
    rows = rows.where(_LISTED & (FraudWarning.kind != Named.VACANCY))
    newest = rows.order_by(FraudWarning.at.desc(), FraudWarning.id.desc())
    return paged(newest, rows.count(), number, PAGE, partial(map, _line))


def what(kind: str, value: str, shown: str) -> str:
    """How something named is written on a page or in a text: of a number never the whole."""
    return phone.mask(value) if kind == Named.NUMBER else shown or value


def _line(row: FraudWarning) -> Line:
    return Line(
        id=row.id,
        kind=Named(row.kind),
        what=what(row.kind, row.value, row.shown),
        reason=row.reason,
        at=row.at,
        by=row.by.name or row.by.email,
    )


def _one(kind: Named, value: str) -> FraudWarning | None:
    found: FraudWarning | None = FraudWarning.get_or_none(
        _LISTED & (FraudWarning.kind == kind) & (FraudWarning.value == value)
    )
    return found


def _values(kind: Named) -> dict[int, str]:
    query: Any = FraudWarning.select(FraudWarning.id, FraudWarning.value).where(
        _LISTED & (FraudWarning.kind == kind)
    )
    return dict(query.order_by(FraudWarning.at.desc()).limit(COMPARED).tuples())


def _view(row: FraudWarning | None, config: Config) -> WarningView | None:
    if row is None:
        return None
    return WarningView(
        what=what(row.kind, row.value, row.shown),
        reason=row.reason,
        since=row.at.astimezone(config.timezone).date(),
    )
