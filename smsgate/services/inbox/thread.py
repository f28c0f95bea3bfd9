"""The whole thread with a number: texts both ways with what became of them, digests, and officers' notes."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from peewee import JOIN

from smsgate.models import (
    ConversationNote,
    DigestText,
    InboundMessage,
    OfficerMessage,
    OutboundMessage,
    Staff,
)

PAGE = 30


class Kind(StrEnum):
    """What stands on a line; also the order of lines of one moment."""

    ASKED = "asked"
    TOLD = "told"
    NOTED = "noted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One text. `text` is None when its words are no longer kept.

    `by`: the officer who wrote it; "" for the service itself. `state`, `reason`, `not_before` and `segments`
    are of what we sent; `flag` and `intent` of what came.
    """

    kind: Kind
    id: int
    at: datetime
    text: str | None
    by: str = ""
    state: str = ""
    reason: str = ""
    segments: int = 0
    not_before: datetime | None = None
    digest: bool = False
    flag: str = ""
    intent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Some of the thread, oldest first; `older`: the moment before which there is more, None at the start."""

    lines: tuple[Line, ...]
    older: datetime | None


def part(contact: int, before: datetime | None = None) -> Part:
    """The last texts, or the last before a moment."""
    sources = (_asked(contact), _told(contact), _noted(contact))
    models = (InboundMessage.received_at, OutboundMessage.created_at, ConversationNote.created_at)
    makers = (_ask, _tell, _note)
    found: list[Line] = []
    for query, moment, make in zip(sources, models, makers, strict=True):
        earlier = query.where(moment < before) if before else query
        rows = earlier.order_by(moment.desc(), query.model.id.desc()).limit(PAGE + 1)
        found += [make(*row) for row in rows.tuples()]
    found.sort(key=lambda line: (line.at, tuple(Kind).index(line.kind), line.id))
    begin = max(0, len(found) - PAGE)
    while begin and found[begin - 1].at == found[begin].at:  # what belongs together stays so
        begin -= 1
    return Part(lines=tuple(found[begin:]), older=found[begin].at if begin else None)


def mark(contact: int) -> str:
    """How far the thread has come: an officer's answer is held back when this has changed meanwhile."""
    came = (
        InboundMessage.select(InboundMessage.id)
        .where(InboundMessage.contact == contact)
        .order_by(InboundMessage.received_at.desc(), InboundMessage.id.desc())
    )
    wrote = (
        OfficerMessage.select(OfficerMessage.message)
        .join(OutboundMessage)
        .where(OutboundMessage.contact == contact)
        .order_by(OutboundMessage.created_at.desc(), OutboundMessage.id.desc())
    )
    return f"{came.limit(1).scalar() or 0}-{wrote.limit(1).scalar() or 0}"


def since(contact: int, mark: str) -> tuple[Line, ...]:
    """What people wrote since the thread stood at a mark: the number, and officers."""
    came, _, wrote = mark.partition("-")
    seen = {Kind.ASKED: _number(came), Kind.TOLD: _number(wrote)}
    return tuple(
        line
        for line in part(contact).lines
        if line.id > seen.get(line.kind, line.id) and (line.kind is Kind.ASKED or line.by)
    )


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and text.isascii() else 0


def _asked(contact: int) -> Any:
    text = InboundMessage
    return text.select(text.id, text.received_at, text.text, text.flag, text.intent).where(
        text.contact == contact
    )


def _ask(id: int, at: datetime, text: str | None, flag: str, intent: str) -> Line:
    return Line(kind=Kind.ASKED, id=id, at=at, text=text, flag=flag, intent=intent)


def _told(contact: int) -> Any:
    text = OutboundMessage
    columns = (
        text.id,
        text.created_at,
        text.text,
        DigestText.text,
        Staff.name,
        Staff.email,
        text.state,
        text.reason,
        text.segments,
        text.not_before,
        text.digest_date,
    )
    return (
        text.select(*columns)
        .join(DigestText, JOIN.LEFT_OUTER)
        .switch(text)
        .join(OfficerMessage, JOIN.LEFT_OUTER)
        .join(Staff, JOIN.LEFT_OUTER)
        .where(text.contact == contact)
    )


def _tell(*row: Any) -> Line:
    id, at, text, digest, name, email, state, reason, segments, not_before, day = row
    return Line(
        kind=Kind.TOLD,
        id=id,
        at=at,
        text=text if text is not None else digest,
        by=name or email or "",
        state=state,
        reason=reason,
        segments=segments,
        not_before=not_before,
        digest=day is not None,
    )


def _noted(contact: int) -> Any:
    note = ConversationNote
    columns = (note.id, note.created_at, note.text, Staff.name, Staff.email)
    query = note.select(*columns).join(Staff, JOIN.LEFT_OUTER)
    return query.where(note.conversation == contact)


def _note(id: int, at: datetime, text: str, name: str | None, email: str | None) -> Line:
    return Line(kind=Kind.NOTED, id=id, at=at, text=text, by=name or email or "")
