"""The tables: reachable, migrated, filled, and nothing left lying in them."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from peewee import Database, SqliteDatabase, fn

from smsgate.config import Config
from smsgate.messages import Priority
from smsgate.migrations import pending
from smsgate.models import (
    Counter,
    GatewayStop,
    Heartbeat,
    InboundMessage,
    OutboundMessage,
    Region,
    Role,
    Staff,
)
from smsgate.models.counter import RESTORED_AT
from smsgate.models.heartbeat import LONGEST_SILENCE, WORKER
from smsgate.services.doctor.check import Check
from smsgate.services.outbox import ages

MOST_MINUTES = {
    Priority.ANSWER: 15,
    Priority.OFFICER: 15,
    Priority.WARNING: 4 * 60,
    Priority.BROADCAST: 4 * 60,
    Priority.DIGEST: 4 * 60,
}
"""A message that waits longer beyond its time is a fault; at a set rate many take their time."""


def schema(database: Database) -> Check:
    """Migrated, and on SQLite in WAL mode."""
    missing = pending(database)
    if missing:
        return Check("database", False, f"Not migrated ({', '.join(missing)}). Run smsgate init.")
    if Counter.exists(RESTORED_AT):
        return Check("database", False, "A restore was cut off. Run smsgate init.")
    if not isinstance(database, SqliteDatabase):
        return Check("database", True, "PostgreSQL, migrated.")
    mode = database.execute_sql("PRAGMA journal_mode").fetchone()[0]
    if mode != "wal":
        return Check("database", False, f"SQLite is in {mode} mode: this file system bears no WAL.")
    return Check("database", True, "SQLite in WAL mode, migrated.")


def newest_row() -> datetime | None:
    """When the last message was stored, in or out. (By the key: no index leads to the times.)"""
    times = (
        model.select(column).order_by(model.id.desc()).limit(1).scalar()
        for model, column in (
            (InboundMessage, InboundMessage.received_at),
            (OutboundMessage, OutboundMessage.created_at),
        )
    )
    return max((time for time in times if time is not None), default=None)


def regions(config: Config) -> Iterator[Check]:
    """Each regency served is known, with its kecamatan and villages."""
    for code in config.region:
        levels = _levels(code)
        if not Region.select().where(Region.code == code).exists() or "kecamatan" not in levels:
            yield Check("region", False, f"{code} is not loaded. Run smsgate init.")
        elif not levels.keys() & {"desa", "kelurahan"}:
            yield Check(
                "region",
                False,
                f"{code} has no villages. Load them with smsgate import regions FILE.",
            )
        else:
            villages = levels.get("desa", 0) + levels.get("kelurahan", 0)
            yield Check(
                "region", True, f"{code}: {levels['kecamatan']} kecamatan, {villages} villages."
            )


def _levels(code: str) -> dict[str, int]:
    query: Any = (
        Region.select(Region.level, fn.COUNT(Region.code))
        .where(Region.code.startswith(f"{code}."))
        .group_by(Region.level)
        .tuples()
    )
    return dict(query)


def worker(now: datetime) -> Check:
    """A worker gave a sign of life lately; one that never ran is told, not blamed."""
    last = Heartbeat.last(WORKER)
    if last is None:
        return Check("worker", True, "No worker has run yet. smsgate up starts one.")
    silence = now - last
    if silence > LONGEST_SILENCE:
        minutes = int(silence.total_seconds() // 60)
        return Check(
            "worker",
            False,
            f"The worker was last seen {minutes} minutes ago. Start it: smsgate up, or smsgate worker.",
        )
    return Check("worker", True, f"Last seen {int(silence.total_seconds())} seconds ago.")


def accounts(config: Config) -> Check:
    """With a real gateway somebody can sign in who looks after the accounts."""
    ready = Staff.disabled_at.is_null() & Staff.password_hash.is_null(False)
    admins = Staff.select().where(ready & (Staff.role == Role.ADMIN)).count()
    if not admins and not config.simulated:
        return Check(
            "accounts",
            False,
            "Nobody can sign in as admin. Run smsgate staff add EMAIL --role admin --password-stdin.",
        )
    people = Staff.select().where(ready).count()
    return Check("accounts", True, f"{people} can sign in with a password, {admins} as admin.")


def stops(now: datetime) -> Iterator[Check]:
    """Gateways that stopped because the account cannot send."""
    rows = list(GatewayStop.select())
    for stop in rows:
        minutes = max(0, int((stop.until - now).total_seconds() // 60))
        yield Check(
            "sending",
            False,
            f"{stop.gateway} has stopped: {stop.reason}. It is tried again in {minutes} minutes.",
        )
    if not rows:
        yield Check("sending", True, "No gateway has stopped.")


def waiting(now: datetime) -> Check:
    """No message waits long beyond its time."""
    waited = {priority: seconds // 60 for priority, seconds in ages(now).items()}
    minutes = max(waited.values())
    if any(waited[priority] >= most for priority, most in MOST_MINUTES.items()):
        return Check(
            "outbox",
            False,
            f"A message has waited for {minutes} minutes. Is the worker running? See smsgate outbox.",
        )
    return Check("outbox", True, f"Nothing has waited longer than {minutes + 1} minutes.")
