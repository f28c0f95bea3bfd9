"""Who may do what, and where: one table, asked by every page and every service that changes something."""

from enum import StrEnum

from smsgate.models import Role, Staff


class Right(StrEnum):
    """Something a person may be allowed to do."""

    SEE = "see"
    CURATE = "curate"
    VERIFY = "verify"
    ANSWER = "answer"
    SUBSCRIBERS = "subscribers"
    BROADCAST = "broadcast"
    REVEAL = "reveal"
    EXPORT = "export"
    CONTENT = "content"
    TEAM = "team"
    AUDIT = "audit"
    SETTINGS = "settings"
    OWN = "own"
    """An employer's own pages."""


_OFFICE = frozenset(set(Right) - {Right.OWN})
_ONLY_ADMINS = {Right.TEAM, Right.AUDIT, Right.SETTINGS}

RIGHTS: dict[Role, frozenset[Right]] = {
    Role.ADMIN: _OFFICE,
    Role.OFFICER: _OFFICE - _ONLY_ADMINS,
    Role.VERIFIER: frozenset({Right.SEE, Right.CURATE, Right.VERIFY}),
    Role.VIEWER: frozenset({Right.SEE}),
    Role.EMPLOYER: frozenset({Right.OWN}),
}


def may(staff: Staff, right: Right) -> bool:
    """Whether this account may do that, wherever."""
    return staff.disabled_at is None and right in RIGHTS[Role(staff.role)]


def districts(staff: Staff) -> tuple[str, ...] | None:
    """The areas an account is limited to; None: everywhere. Admins never are."""
    limited = staff.role != Role.ADMIN and staff.districts
    return tuple(staff.districts) if limited else None


def in_reach(staff: Staff, area: str) -> bool:
    """Whether an area is this person's business."""
    own = districts(staff)
    return own is None or area in own
