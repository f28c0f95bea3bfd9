"""Filling the outbox by INSERT … SELECT, chunk by chunk: a killed run goes on where it stopped."""

from collections.abc import Iterator

from peewee import Case, Expression, Value, fn

from smsgate.messages import Priority, State
from smsgate.models import Contact, DigestRun, DigestText, OutboundMessage, database
from smsgate.services.digest.groups import (
    WITH_THE_RUN,
    Group,
    awake,
    following,
    groups_of,
    likely_awake,
    paused,
    within,
)
from smsgate.services.digest.texts import Writer, keep
from smsgate.wording.lists import ListText

CHUNK = 20_000
"""Contact ids a transaction covers: it holds SQLite's write lock, for which answers wait."""


class Filling:
    """Puts a run's messages into the outbox. `region` limits it to who follows something there."""

    def __init__(self, run: DigestRun, writer: Writer, region: str | None = None) -> None:
        self._run = run
        self._writer = writer
        self._here = within(region) if region else Contact.follows.is_null(False)
        self._known: set[Group] = set()

    def fill(self) -> None:
        """Everybody. Another worker on the same run takes turns with this one, chunk by chunk."""
        self._word_missing(likely_awake(self._run.local_date))
        done, last = self._run.filled_to, _last_contact()
        while done < last:
            self._fill_chunk(done, done + CHUNK)
            done = DigestRun.get_by_id(self._run.id).filled_to

    def fill_region(self) -> None:
        """Only those of the region; the whole run, when it comes, finds their messages there."""
        audience = awake(self._run.local_date) & self._here
        self._word_missing(audience)
        for done in range(0, _last_contact(), CHUNK):
            with database.atomic():
                self._insert(_ids(done, done + CHUNK) & audience)

    def _fill_chunk(self, done: int, until: int) -> None:
        ids = _ids(done, until)
        audience = ids & awake(self._run.local_date)
        with database.atomic():
            if not _claim(self._run, done, until):
                return
            self._insert(audience)
            # Whoever changed what they follow meanwhile may be of a group not worded yet.
            if self._word_missing(audience):
                self._insert(audience)
            _move_starts(self._run, ids)

    def _word_missing(self, audience: Expression) -> bool:
        """Word what the groups among these contacts still lack; whether there was any."""
        missing = {group for group in groups_of(audience) if group not in self._known}
        # In one order always: two workers at it wait for each other, never in a circle.
        keep(self._run, self._told(sorted(missing)))
        self._known |= missing
        return bool(missing)

    def _told(self, groups: list[Group]) -> Iterator[tuple[Group, ListText]]:
        for group in groups:
            text = self._writer.text_for(group)
            if text is not None:
                yield group, text

    def _insert(self, audience: Expression) -> None:
        """The rest of the columns stays null, as it should be in a message that waits."""
        run, text = DigestRun, DigestText
        columns = {
            OutboundMessage.contact: Contact.id,
            OutboundMessage.gateway: Contact.gateway,
            OutboundMessage.priority: Value(int(Priority.DIGEST)),
            OutboundMessage.digest_text: text.id,
            OutboundMessage.digest_date: run.local_date,
            OutboundMessage.segments: text.segments,
            OutboundMessage.state: Value(State.QUEUED.value),
            OutboundMessage.created_at: run.started_at,
            OutboundMessage.not_before: run.not_before,
            OutboundMessage.give_up_at: run.give_up_at,
            OutboundMessage.attempts: Value(0),
            OutboundMessage.reason: Value(""),
            OutboundMessage.cost: Value(""),
        }
        # The empty word keeps the contacts' own index out: they are read in the order of their ids.
        alike = (text.follows == Contact.follows.concat("")) & (
            text.digest_from == fn.COALESCE(Contact.digest_from, WITH_THE_RUN)
        )
        current = (text.run == self._run) & (text.edition == 0) & ~text.cancelled
        told = (
            Contact.select(*columns.values())
            .join(text, on=alike)
            .join(run, on=(text.run == run.id))
            .where(audience & current)
        )
        OutboundMessage.insert_from(
            told, list(columns)
        ).on_conflict_ignore().as_rowcount().execute()


def leave_behind(run: DigestRun) -> None:
    """Of a run nobody finished on its day: whoever got nothing is told all of it next time."""
    done, last = run.filled_to, _last_contact()
    while done < last:
        with database.atomic():
            if _claim(run, done, done + CHUNK):
                _set_behind(run, _ids(done, done + CHUNK))
        done = DigestRun.get_by_id(run.id).filled_to


def _set_behind(run: DigestRun, ids: Expression) -> None:
    told = OutboundMessage.select(OutboundMessage.id).where(
        (OutboundMessage.contact == Contact.id) & (OutboundMessage.digest_date == run.local_date)
    )
    Contact.update(digest_from=run.from_seq).where(
        ids & following() & Contact.digest_from.is_null() & ~fn.EXISTS(told)
    ).execute()


def _claim(run: DigestRun, done: int, until: int) -> bool:
    """Whether this chunk is ours: of two workers one moves the mark, the other sees it moved."""
    moved = DigestRun.update(filled_to=until).where(
        (DigestRun.id == run.id) & (DigestRun.filled_to == done)
    )
    return bool(moved.execute())


def _move_starts(run: DigestRun, ids: Expression) -> None:
    """Who is paused misses this run, and starts from it later; everybody else has caught up with it.

    (A message that fails sets its contact back to the start of its text.)
    """
    asleep = paused(run.local_date)
    caught_up = Contact.digest_from.is_null(False) & (Contact.digest_from <= run.to_seq) & ~asleep
    missed = Contact.digest_from.is_null() & asleep
    Contact.update(digest_from=Case(None, [(asleep, run.from_seq)], None)).where(
        ids & following() & (missed | caught_up)
    ).execute()


def _ids(after: int, until: int) -> Expression:
    return (Contact.id > after) & (Contact.id <= until)


def _last_contact() -> int:
    return int(Contact.select(fn.MAX(Contact.id)).scalar() or 0)
