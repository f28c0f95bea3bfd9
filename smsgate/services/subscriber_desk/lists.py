"""Uploaded lists of people: checked, entered when confirmed; a killed worker's work is gone on with."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import PurePath
from typing import Any

from peewee import chunked

from smsgate.config import Config
from smsgate.errors import InputError
from smsgate.models import ListState, Staff, SubscriberUpload, database, utcnow
from smsgate.services import leases
from smsgate.services.imports.decoding import decode_upload
from smsgate.services.imports.findings import Finding, Outcome, Said, in_order
from smsgate.services.imports.place_readers import place_reader
from smsgate.services.imports.subscribers import (
    BATCH,
    People,
    Sheet,
    SubscriberImport,
    Work,
    note,
    read_people,
)
from smsgate.services.leases import LEASE, LostError
from smsgate.services.rights import districts

MOST_AT_ONCE = 100_000
"""Bytes of a list that is checked while its officer waits: some thousand rows, within a second."""

STEP = 20
"""Numbers entered in one transaction."""

KEPT = timedelta(days=1)

UNDER_WAY = (ListState.CHECKING, ListState.ENTERING)

GoOn = Callable[[], bool]


def accept(content: bytes, name: str, by: Staff, config: Config, now: datetime) -> SubscriberUpload:
    """Keep a list, and check it at once if it is short; ring for the worker otherwise.

    Raises InputError for what is no table, and for more than 5 MB.
    """
    decode_upload(content)
    reach = districts(by)
    upload = SubscriberUpload.create(
        staff=by,
        name=PurePath(name.replace("\\", "/")).name[:200] or "csv",
        content=content,
        reach=list(reach) if reach is not None else None,
        created_at=now,
    )
    if len(content) <= MOST_AT_ONCE:
        work(upload, config)
    return SubscriberUpload.get_by_id(upload.id)


def find(upload_id: int, by: Staff) -> SubscriberUpload | None:
    """A list of one's own."""
    return SubscriberUpload.get_or_none(
        (SubscriberUpload.id == upload_id) & (SubscriberUpload.staff == by)
    )


def latest(by: Staff, limit: int = 10) -> list[SubscriberUpload]:
    """The lists somebody uploaded last, without what stands in them."""
    heavy = (SubscriberUpload.content, SubscriberUpload.findings)
    light = [field for field in SubscriberUpload._meta.sorted_fields if field not in heavy]
    query = SubscriberUpload.select(*light).where(SubscriberUpload.staff == by)
    return list(query.order_by(SubscriberUpload.id.desc()).limit(limit))


def findings(upload: SubscriberUpload) -> list[Finding]:
    """What there is to say of its rows, in order."""
    return [_finding(told) for told in upload.findings]


def confirm(upload: SubscriberUpload, now: datetime) -> bool:
    """Have its people entered; False when that was said before, or there is nothing to enter."""
    ready = (SubscriberUpload.state == ListState.CHECKED) & (SubscriberUpload.wanted > 0)
    query = SubscriberUpload.update(state=ListState.ENTERING, confirmed_at=now, lease_until=None)
    return bool(query.where((SubscriberUpload.id == upload.id) & ready).execute())


def discard(upload: SubscriberUpload) -> None:
    """Drop a list whose people were not entered."""
    entering = (ListState.ENTERING, ListState.DONE)
    SubscriberUpload.delete().where(
        (SubscriberUpload.id == upload.id) & SubscriberUpload.state.not_in(entering)
    ).execute()


def drop_old(now: datetime) -> None:
    """Lists nobody confirmed within a day hold numbers for nothing."""
    SubscriberUpload.delete().where(
        (SubscriberUpload.created_at < now - KEPT)
        & SubscriberUpload.state.not_in((ListState.ENTERING, ListState.DONE))
    ).execute()


def pending(now: datetime) -> list[SubscriberUpload]:
    """Lists that wait to be checked or entered and that nobody is at, oldest first."""
    waiting = SubscriberUpload.state.in_(UNDER_WAY) & leases.nobody_at(SubscriberUpload, now)
    query = SubscriberUpload.select(SubscriberUpload.id).where(waiting)
    return list(query.order_by(SubscriberUpload.id))


def work(upload: SubscriberUpload, config: Config, go_on: GoOn = lambda: True) -> bool:
    """Check it or enter its people, whichever is asked for; whether it was brought to its end.

    `go_on` is asked after each step. Of two workers the second leaves it alone.
    """
    taken = leases.take(upload, SubscriberUpload.state.in_(UNDER_WAY))
    if taken is None:
        return False
    how = SubscriberImport(
        config=config,
        now=utcnow(),
        file=taken.name,
        officer=taken.staff.email,
        by=taken.staff,
        check_only=taken.state == ListState.CHECKING,
        reach=tuple(taken.reach) if taken.reach is not None else None,
    )
    try:
        sheet = read_people(bytes(taken.content or b""), place_reader(config.region), how)
    except InputError as error:
        _refuse(taken, error)
        return True
    if how.check_only:
        _check(taken, sheet, how)
        return True
    return _enter(taken, sheet, how, go_on)


def _refuse(upload: SubscriberUpload, error: InputError) -> None:
    upload.state, upload.lease_until, upload.content = ListState.UNREADABLE, None, None
    upload.said = {"text": error.text, "values": error.values}
    upload.save()


def _check(upload: SubscriberUpload, sheet: Sheet, how: SubscriberImport) -> None:
    check = Work(how)
    for people in chunked(sheet.people, BATCH):
        check.take(people)
    told = in_order([*sheet.findings, *check.findings])
    upload.state, upload.lease_until = ListState.CHECKED, None
    upload.rows, upload.people = sheet.rows, len(sheet.people)
    upload.wanted, upload.to_ask = check.taken, check.asked
    upload.unknown_columns = list(sheet.unknown)
    upload.findings = [asdict(finding) for finding in told]
    rows = {one: {each.row for each in told if each.outcome is one} for one in Outcome}
    upload.refused, upload.skipped = len(rows[Outcome.REFUSED]), len(rows[Outcome.SKIPPED])
    upload.remarked = len(rows[Outcome.REMARK])
    upload.save()


def _enter(upload: SubscriberUpload, sheet: Sheet, how: SubscriberImport, go_on: GoOn) -> bool:
    """From the number where the last one stopped; a step and how far it came are one transaction."""
    try:
        for people in chunked(sheet.people[upload.done :], STEP):
            with database.atomic():
                _step(upload, people, how)
            if not go_on():
                leases.keep(upload, lease_until=None)
                return False
        with database.atomic():
            gone = {"content": None, "finished_at": utcnow(), "lease_until": None}
            leases.keep(upload, state=ListState.DONE, **gone)
            note(how, upload.taken, upload.asked)
    except LostError:
        return False
    return True


def _step(upload: SubscriberUpload, people: People, how: SubscriberImport) -> None:
    work = Work(how)
    work.take(people)
    upload.done += len(people)
    upload.taken += work.taken
    upload.asked += work.asked
    came = {"done": upload.done, "taken": upload.taken, "asked": upload.asked}
    leases.keep(upload, lease_until=utcnow() + LEASE, **came)


def _finding(told: dict[str, Any]) -> Finding:
    said = Said(told["said"]["text"], told["said"]["values"])
    return Finding(
        row=told["row"], column=told["column"], said=said, outcome=Outcome(told["outcome"])
    )
