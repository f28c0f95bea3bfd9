"""Writing a broadcast: nothing leaves before it was asked for and approved, and a change takes both back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from smsgate.config import Config
from smsgate.i18n import DEFAULT_LANGUAGE, LANGUAGES, N_
from smsgate.models import Broadcast, BroadcastState, BroadcastText, Staff, database
from smsgate.services import audit, rights
from smsgate.services.broadcasts import hours
from smsgate.services.broadcasts.audience import Filter, beyond
from smsgate.services.broadcasts.refusals import Refused
from smsgate.services.broadcasts.steps import (
    EDITABLE,
    fingerprint,
    found,
    ours,
    require_reach,
    texts_of,
)
from smsgate.services.broadcasts.texts import MOST_SEGMENTS, likeness, plain, written

LONGEST_TITLE = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What an officer filled in. `texts` by language as typed, empty where the default's is to do.

    `title` is for the office only. Null times: once approved, and until the evening.
    """

    title: str
    texts: Mapping[str, str]
    audience: Filter = field(default_factory=Filter)
    wanted_from: datetime | None = None
    wanted_until: datetime | None = None


def faults(draft: Draft, officer: Staff, config: Config, now: datetime) -> list[Refused]:
    """All that is wrong with it, each with the field it is about."""
    return [
        *_title_faults(draft.title),
        *_text_faults(draft.texts),
        *_people_faults(draft.audience, officer),
        *hours.faults(draft.wanted_from, draft.wanted_until, config, now),
    ]


def create(draft: Draft, once: str, officer: Staff, config: Config, now: datetime) -> Broadcast:
    """A new draft; the same `once` again gives the first one. Raises Refused."""
    _require(draft, officer, config, now)
    with database.atomic():
        fresh = {"title": plain(draft.title), "once": once, "created_by": officer.id}
        row = Broadcast.insert(**fresh, created_at=now, **_columns(draft))
        made = list(row.on_conflict_ignore().returning(Broadcast.id).tuples().execute())
        kept: Broadcast = Broadcast.get(Broadcast.once == once)
        if made:
            _keep_texts(kept, draft.texts)
            _log(officer, "broadcast.write", kept, now)
    return kept


def change(
    broadcast_id: int, draft: Draft, officer: Staff, config: Config, now: datetime
) -> Broadcast:
    """Write it anew. What was asked for or approved is a draft again if text, people or time differ.

    Raises Refused, also when it is on its way already.
    """
    _require(draft, officer, config, now)
    with database.atomic():
        row = ours(broadcast_id, officer, *EDITABLE)
        before = fingerprint(row)
        Broadcast.update(title=plain(draft.title), **_columns(draft)).where(
            Broadcast.id == row.id
        ).execute()
        _keep_texts(row, draft.texts)
        row = found(row.id)
        differs = fingerprint(row) != before
        void = differs and row.state != BroadcastState.DRAFT
        if differs:
            _take_back(row)
        _log(officer, "broadcast.void" if void else "broadcast.change", row, now)
    return found(broadcast_id)


def withdraw(broadcast_id: int, officer: Staff, now: datetime) -> None:
    """A draft again: nobody is asked any more. Of a draft nothing changes. Raises Refused."""
    with database.atomic():
        row = ours(broadcast_id, officer, *EDITABLE)
        if row.state != BroadcastState.DRAFT:
            _take_back(row)
            audit.record(officer, "broadcast.withdraw", "broadcast", row.id, now=now)


def copy(broadcast_id: int, once: str, officer: Staff, now: datetime) -> Broadcast:
    """A draft with the same texts for the same people, to be sent once more. Raises Refused."""
    source = found(broadcast_id)
    require_reach(officer, Filter.from_json(source.audience))
    with database.atomic():
        fresh = {"title": source.title, "audience": source.audience, "created_by": officer.id}
        row = Broadcast.insert(once=once, created_at=now, **fresh).on_conflict_ignore()
        made = list(row.returning(Broadcast.id).tuples().execute())
        kept: Broadcast = Broadcast.get(Broadcast.once == once)
        if made:
            _keep_texts(kept, {name: text.text for name, text in texts_of(source).items()})
            _log(officer, "broadcast.copy", kept, now)
    return kept


def discard(broadcast_id: int, officer: Staff, now: datetime) -> None:
    """Put away what was never approved. Raises Refused."""
    with database.atomic():
        row = ours(broadcast_id, officer, BroadcastState.DRAFT, BroadcastState.ASKED)
        _take_back(row)
        Broadcast.update(state=BroadcastState.STOPPED, ended_at=now).where(
            Broadcast.id == row.id
        ).execute()
        audit.record(officer, "broadcast.discard", "broadcast", row.id, now=now)


def bring_back(broadcast_id: int, officer: Staff, now: datetime) -> None:
    """The undo of `discard`; twice is once. Raises Refused for what was stopped on its way."""
    with database.atomic():
        row = ours(broadcast_id, officer, BroadcastState.STOPPED, BroadcastState.DRAFT)
        if row.approved_at is not None:
            raise Refused(N_("What was stopped on its way is not sent any more. Make a copy."))
        if row.state == BroadcastState.STOPPED:
            Broadcast.update(state=BroadcastState.DRAFT, ended_at=None).where(
                Broadcast.id == row.id
            ).execute()
            audit.record(officer, "broadcast.bring_back", "broadcast", row.id, now=now)


def _title_faults(title: str) -> Iterator[Refused]:
    if not plain(title):
        yield Refused(N_("Give it a title, by which the office finds it again."), "title")
    if len(title) > LONGEST_TITLE:
        yield Refused(N_("At most %(most)d characters, please."), "title", most=LONGEST_TITLE)


def _text_faults(texts: Mapping[str, str]) -> Iterator[Refused]:
    if not texts.get(DEFAULT_LANGUAGE, "").strip():
        yield Refused(N_("Write what people are to read."), f"text_{DEFAULT_LANGUAGE}")
    for language, typed in texts.items():
        if written(typed).segments > MOST_SEGMENTS:
            yield Refused(
                N_("That is too long for a phone: at most %(most)d SMS."),
                f"text_{language}",
                most=MOST_SEGMENTS,
            )


def _people_faults(wanted: Filter, officer: Staff) -> Iterator[Refused]:
    if beyond(wanted, rights.districts(officer)):
        yield Refused(
            N_("Your account is for certain districts only: choose among those."), "places"
        )
    if wanted.since and wanted.until and wanted.until < wanted.since:
        yield Refused(N_("This lies before the beginning. Choose a later date."), "until")


def _require(draft: Draft, officer: Staff, config: Config, now: datetime) -> None:
    require_reach(officer, draft.audience)
    for fault in faults(draft, officer, config, now):
        raise fault


def _columns(draft: Draft) -> dict[str, object]:
    return {
        "audience": draft.audience.as_json(),
        "wanted_from": draft.wanted_from,
        "wanted_until": draft.wanted_until,
    }


def _keep_texts(broadcast: Broadcast, texts: Mapping[str, str]) -> None:
    BroadcastText.delete().where(BroadcastText.broadcast == broadcast).execute()
    for language in LANGUAGES:
        sent = written(texts.get(language, ""))
        if sent.text:
            BroadcastText.create(
                broadcast=broadcast,
                language=language,
                text=sent.text,
                segments=sent.segments,
                likeness=likeness(sent.text),
            )


def _take_back(row: Broadcast) -> None:
    Broadcast.update(
        state=BroadcastState.DRAFT,
        again_reason="",
        asked_by=None,
        asked_at=None,
        approved_by=None,
        approved_at=None,
        begins_at=None,
        gives_up_at=None,
    ).where(Broadcast.id == row.id).execute()


def _log(officer: Staff, action: str, row: Broadcast, now: datetime) -> None:
    texts = {f"text_{language}": text.text for language, text in texts_of(row).items()}
    told = audit.without_numbers({"title": row.title, **texts})
    times = {"from": row.wanted_from, "until": row.wanted_until}
    after = {**told, "audience": row.audience, **times}
    audit.record(officer, action, "broadcast", row.id, now=now, after=after)
