"""Who is signed in where: each device has a row that can be ended from any other."""

import hashlib
import secrets
from datetime import datetime, timedelta

from peewee import Expression

from smsgate.models import Staff, StaffSession

IDLE = timedelta(hours=12)
LONGEST = timedelta(days=7)
SEEN_EVERY = timedelta(minutes=1)
"""A page that looks for news every few seconds does not write each time."""

AGENT_LENGTH = 200


def hash_of(token: str) -> str:
    """By which a token is looked up; from the table alone nobody can sign in."""
    return hashlib.sha256(token.encode()).hexdigest()


def begin(staff: Staff, agent: str, now: datetime) -> str:
    """Somebody signs in; the token for the cookie. `agent` is what the browser calls itself."""
    token = secrets.token_urlsafe(32)
    StaffSession.create(
        staff=staff,
        token_hash=hash_of(token),
        agent=agent[:AGENT_LENGTH],
        created_at=now,
        seen_at=now,
    )
    return token


def current(token: str, now: datetime) -> StaffSession | None:
    """The session of a token, with its account; None when it ended, or its account was disabled."""
    found: StaffSession | None = (
        StaffSession.select(StaffSession, Staff)
        .join(Staff)
        .where(
            (StaffSession.token_hash == hash_of(token)) & _lives(now) & Staff.disabled_at.is_null()
        )
        .first()
    )
    if found is not None and now - found.seen_at > SEEN_EVERY:
        found.seen_at = now
        found.save(only=[StaffSession.seen_at])
    return found


def of(staff: Staff, now: datetime) -> list[StaffSession]:
    """Where somebody is signed in, last seen first."""
    mine = (StaffSession.staff == staff) & _lives(now)
    return list(StaffSession.select().where(mine).order_by(StaffSession.seen_at.desc()))


def end(staff: Staff, session_id: int, now: datetime) -> bool:
    """Sign somebody out on one device; False when there is no such session any more."""
    return _end((StaffSession.staff == staff) & (StaffSession.id == session_id), now) > 0


def end_others(staff: Staff, kept: int | None, now: datetime) -> int:
    """Sign somebody out everywhere but in the session `kept`; how many were ended."""
    return _end((StaffSession.staff == staff) & (StaffSession.id != (kept or 0)), now)


def _end(which: Expression, now: datetime) -> int:
    query = StaffSession.update(ended_at=now).where(which & StaffSession.ended_at.is_null())
    return int(query.execute())


def _lives(now: datetime) -> Expression:
    return (
        StaffSession.ended_at.is_null()
        & (StaffSession.seen_at > now - IDLE)
        & (StaffSession.created_at > now - LONGEST)
    )
