"""Four eyes: what one officer asks for another approves. An office with one officer waits instead."""

from datetime import datetime, timedelta

from smsgate.i18n import N_
from smsgate.models import Staff
from smsgate.services.rights import Right, may

ALONE_AFTER = timedelta(minutes=30)
"""How long somebody with no colleague sleeps on it before approving alone."""


def refusal(
    first: Staff, second: Staff, right: Right, since: datetime, now: datetime
) -> str | None:
    """Why `second` may not (yet) approve what `first` asked for at `since`; None when it may be done."""
    if not may(second, right):
        return N_("Your account may not approve this.")
    if not alone(first, second):
        return None
    if _colleagues(first, right):
        return N_("Somebody else must approve what you asked for yourself.")
    if now - since < ALONE_AFTER:
        return N_("You are the only one who could approve this. Look at it again in 30 minutes.")
    return None


def alone(first: Staff, second: Staff) -> bool:
    """Whether asking and approving is one person: the log says so."""
    return first.id == second.id


def _colleagues(staff: Staff, right: Right) -> bool:
    others = Staff.select().where(
        (Staff.id != staff.id) & Staff.disabled_at.is_null() & Staff.password_hash.is_null(False)
    )
    return any(may(other, right) for other in others)
