"""The audit log: who did what to what, each entry chained to the one before by its hash."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, TypedDict, Unpack

from smsgate import privacy
from smsgate.i18n import N_
from smsgate.models import AuditEntry, Counter, Staff, database
from smsgate.models.counter import AUDIT_ENTRY

COMMAND_LINE = "command line"
"""Who acted where nobody signed in: `smsgate …`, or the service itself."""

BATCH = 1000


class Values(TypedDict, total=False):
    """What there was before, and what there is after; only what changed."""

    before: Mapping[str, object] | None
    after: Mapping[str, object] | None


def record(
    actor: Staff | None,
    action: str,
    subject: str,
    subject_id: int | str,
    *,
    now: datetime,
    **values: Unpack[Values],
) -> None:
    """Write one entry, in the transaction of the deed: `record(me, "vacancy.publish", "vacancy", 1075, …)`.

    Call it as the last writing of the transaction: until the commit all others who act wait here. Persons are
    named by the id of their contact. Words that may hold phone numbers go through `without_numbers` first.

    Raises ValueError for a whole phone number, RuntimeError outside of a transaction.
    """
    if not database.in_transaction():
        raise RuntimeError("An audit entry belongs into the transaction of what it tells of.")
    entry = AuditEntry(
        at=now,
        actor=actor.id if actor else None,
        actor_name=actor.email if actor else COMMAND_LINE,
        action=action,
        subject=subject,
        subject_id=str(subject_id),
        before=_plain(values.get("before")),
        after=_plain(values.get("after")),
    )
    _require_no_number(entry)
    _chain(entry)
    entry.save(force_insert=True)


def without_numbers(values: Mapping[str, object]) -> dict[str, object]:
    """The same with phone numbers and NIKs inside of texts masked: for words that somebody typed."""
    return {name: _masked(value) for name, value in values.items()}


class Breach(StrEnum):
    """How a chain is broken."""

    CHANGED = "changed"
    REMOVED = "removed"
    INSERTED = "inserted"


SENTENCES = {
    Breach.CHANGED: N_("The audit log is broken: entry %(entry)d was changed."),
    Breach.REMOVED: N_("The audit log is broken: entry %(entry)d was removed."),
    Breach.INSERTED: N_("The audit log is broken: entry %(entry)d was put in from outside."),
}
WHOLE = N_("The audit log is whole: %(entries)d entries, none changed, removed or put in.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What `verify` found: `entries` that are in order, and where and how the chain breaks, if it does.

    `seal`: number and hash of the last entry, to be kept elsewhere for `holds`.
    """

    entries: int
    seal: str = field(default="", compare=False)
    broken_at: int | None = None
    how: Breach | None = None

    @property
    def whole(self) -> bool:
        """Whether every entry ever written is there, as it was written."""
        return self.how is None

    @property
    def sentence(self) -> str:
        """What to say of it; to be translated and filled with `values`."""
        return SENTENCES[self.how] if self.how else WHOLE

    @property
    def values(self) -> dict[str, int]:
        """What the sentence names."""
        return {"entries": self.entries, "entry": self.broken_at or 0}


def verify() -> Verdict:
    """Walk the whole chain, a batch at a time; entries written meanwhile are walked as well."""
    promised = Counter.current(AUDIT_ENTRY)
    number, previous = 0, ""
    rows = _all()
    while True:
        try:
            row = next(rows, None)
        except ValueError:  # a time or JSON that nobody of ours wrote
            return _broken(number, Breach.CHANGED)
        if row is None:
            break
        how = _fault(row, number + 1, previous)
        if how is not None:
            return _broken(number, how)
        number, previous = row.id, row.hash
    if number < promised:
        return _broken(number, Breach.REMOVED)
    if number > Counter.current(AUDIT_ENTRY):
        return Verdict(entries=promised, broken_at=promised + 1, how=Breach.INSERTED)
    return Verdict(entries=number, seal=f"{number}:{previous}")


def holds(seal: str) -> bool:
    """Whether the entry that was last once is there as it was then: in a whole log so are all before it."""
    number, _, kept = seal.partition(":")
    if not number.isdecimal() or not kept:
        return False
    return (
        AuditEntry.select()
        .where((AuditEntry.id == int(number)) & (AuditEntry.hash == kept))
        .exists()
    )


def _broken(good: int, how: Breach) -> Verdict:
    return Verdict(entries=good, broken_at=good + 1, how=how)


def _fault(row: AuditEntry, expected: int, previous: str) -> Breach | None:
    if row.id != expected:
        return Breach.REMOVED if row.id > expected else Breach.INSERTED
    return None if row.previous_hash == previous and row.hash == _hash(row) else Breach.CHANGED


def _all() -> Iterator[AuditEntry]:
    """Every entry in order, without holding more than a batch; numbers below 1 come first."""
    batch = AuditEntry.select().order_by(AuditEntry.id).limit(BATCH)
    rest, more = batch, True
    while more:
        more = False
        for row in rest.iterator():
            yield row
            rest, more = batch.where(AuditEntry.id > row.id), True


def _chain(entry: AuditEntry) -> None:
    """Its number and hashes; the counter's row stays locked until the commit, so there is no fork."""
    entry.id = Counter.next(AUDIT_ENTRY)
    before: AuditEntry | None = AuditEntry.get_or_none(AuditEntry.id == entry.id - 1)
    entry.previous_hash = before.hash if before else ""
    entry.hash = _hash(entry)


def _hash(entry: AuditEntry) -> str:
    """SHA-256 of all other columns as JSON in one form, whatever the database."""
    columns = {name: value for name, value in entry.__data__.items() if name != "hash"}
    columns["at"] = entry.at.astimezone(UTC).isoformat(timespec="microseconds")
    text = json.dumps(columns, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(values: Mapping[str, object] | None) -> Any:
    """As it will be read back: what JSON does not know (times, for one) is written as text."""
    return None if values is None else json.loads(json.dumps(dict(values), default=str))


def _require_no_number(entry: AuditEntry) -> None:
    told = [entry.subject_id, *_texts(entry.before), *_texts(entry.after)]
    if any(privacy.mask_phones(text) != text for text in told):
        raise ValueError(f"{entry.action} would write a whole phone number into the audit log.")


def _texts(value: object) -> Iterator[str]:
    """Every text within a value of JSON, names included."""
    if isinstance(value, dict):
        yield from value
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)
    elif isinstance(value, str):
        yield value


def _masked(value: object) -> object:
    return privacy.mask_nik(privacy.mask_phones(value)) if isinstance(value, str) else value
