"""Officers confirm a fraud, clear what was reported, or lift a warning; each is in the audit log."""

from datetime import datetime
from typing import Any

from smsgate import phone
from smsgate.config import Config
from smsgate.errors import InputError
from smsgate.i18n import N_
from smsgate.models import (
    Employer,
    EmployerState,
    FraudWarning,
    Named,
    Staff,
    WarningState,
    database,
)
from smsgate.models.base import for_us_alone
from smsgate.services import audit
from smsgate.services.reasons import reason_of
from smsgate.services.warnings import names, thanks
from smsgate.services.warnings.reported import Reported
from smsgate.understanding.firms import bare_name

NO_REASON = N_("Choose a sentence or write one.")


def confirm(
    reported: Reported, reason: str, staff: Staff, config: Config, now: datetime
) -> FraudWarning:
    """A fraud: CEK warns of it from now on, and whoever reported it is thanked. The caller rings.

    Raises InputError without a reason, for a vacancy (it is called back), and for a verified employer.
    """
    if reported.kind is Named.VACANCY:
        raise InputError(
            N_("A vacancy of ours is called back, so that everybody told of it is warned.")
        )
    shown = "" if reported.kind is Named.NUMBER else reported.what
    return _list(reported.kind, reported.value, shown, reason, (staff, config, now))


def add(
    kind: Named, typed: str, reason: str, staff: Staff, config: Config, now: datetime
) -> FraudWarning:
    """The same of what nobody reported, as an officer typed it. Raises InputError as well for no name."""
    value, shown = names.read(kind, typed)
    return _list(kind, value, shown, reason, (staff, config, now))


def clear(reported: Reported, reason: str, staff: Staff, now: datetime) -> FraudWarning:
    """No fraud: it waits no longer, until people report it again. Raises InputError without a reason."""
    said = reason_of(reason, NO_REASON)
    with database.atomic():
        row = _row(reported.kind, reported.value)
        if row.state == WarningState.LISTED and row.id is not None:
            raise InputError(N_("It is on the warning list. Lift the warning there."))
        shown = "" if reported.kind is Named.NUMBER else reported.what
        _decide(row, WarningState.CLEARED, shown, said, staff, now)
        _record("clear", row, staff, now)
    return row


def lift(warning: int, staff: Staff, now: datetime) -> None:
    """CEK warns of it no longer. Lifted twice it changes nothing; raises InputError when there is none."""
    with database.atomic():
        query = FraudWarning.select().where(FraudWarning.id == warning)
        row: FraudWarning | None = for_us_alone(query).first()
        if row is None or row.kind == Named.VACANCY:
            raise InputError(N_("There is no such warning."))
        if row.state != WarningState.LISTED:
            return
        row.state, row.lifted_at, row.lifted_by = WarningState.LIFTED, now, staff
        row.save()
        _record("lift_warning", row, staff, now)


def reveal(warning: int, staff: Staff, now: datetime) -> str:
    """The whole number of a warning; the log says who asked. Raises InputError where there is none."""
    with database.atomic():
        row = FraudWarning.get_or_none(
            (FraudWarning.id == warning) & (FraudWarning.kind == Named.NUMBER)
        )
        if row is None:
            raise InputError(N_("There is no such warning."))
        audit.record(staff, "warning.reveal", "warning", row.id, now=now)
    return phone.local(row.value)


def called_back(code: int, reason: str, staff: Staff, config: Config, now: datetime) -> None:
    """A vacancy was recalled: its reports are decided on. Call inside the recall's transaction."""
    row = _row(Named.VACANCY, str(code))
    _decide(row, WarningState.LISTED, str(code), reason, staff, now)
    thanks.thank(row, config, now)


def _list(
    kind: Named, value: str, shown: str, reason: str, by: tuple[Staff, Config, datetime]
) -> FraudWarning:
    staff, config, now = by
    said = reason_of(reason, NO_REASON)
    if kind is Named.EMPLOYER:
        _refuse_verified(value)
    with database.atomic():
        row = _row(kind, value)
        if row.id is not None and row.state == WarningState.LISTED:
            return row
        _decide(row, WarningState.LISTED, shown or row.shown, said, staff, now)
        thanks.thank(row, config, now)
        _record("confirm", row, staff, now)
    return row


def _refuse_verified(value: str) -> None:
    query: Any = Employer.select(Employer.name)
    rows = query.where(Employer.state == EmployerState.VERIFIED).tuples()
    if any(bare_name(name) == value for (name,) in rows):
        raise InputError(
            N_(
                "This employer is verified. If it is the fraud itself, suspend it; if somebody uses its "
                "name, warn of the number."
            )
        )


def _row(kind: Named, value: str) -> FraudWarning:
    """The row, locked, or a new one that is not stored yet."""
    same = (FraudWarning.kind == kind) & (FraudWarning.value == value)
    found: FraudWarning | None = for_us_alone(FraudWarning.select().where(same)).first()
    return found or FraudWarning(kind=kind, value=value)


def _decide(
    row: FraudWarning, state: WarningState, shown: str, reason: str, staff: Staff, now: datetime
) -> None:
    row.state, row.shown, row.reason, row.at, row.by = state, shown, reason, now, staff
    row.lifted_at = row.lifted_by = None
    row.save()


def _record(verb: str, row: FraudWarning, staff: Staff, now: datetime) -> None:
    named = phone.mask(row.value) if row.kind == Named.NUMBER else row.shown
    after = {"state": row.state, "what": named, "reason": row.reason}
    audit.record(
        staff, f"warning.{verb}", "warning", row.id, now=now, after=audit.without_numbers(after)
    )
