"""What officers do with a conversation beside answering it: take it, sort it, note, close, open again."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from peewee import IntegrityError

from smsgate import privacy
from smsgate.config import Config
from smsgate.errors import InputError
from smsgate.i18n import N_
from smsgate.models import (
    Conversation,
    ConversationLabel,
    ConversationNote,
    ConversationState,
    Label,
    Staff,
    database,
)
from smsgate.services import audit, rights
from smsgate.services.inbox import cases, helped, reach, unclear
from smsgate.services.inbox.answering import settle_flags
from smsgate.services.rights import Right

LONGEST_NOTE = 2000

NO_NOTE = N_("Write the note first.")
NOTE_TOO_LONG = N_("This note is too long. Write at most 2000 characters.")
NO_COLLEAGUE = N_("This person may not answer, or not in this district. Choose somebody else.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """Who does something to which conversation, and when. All that takes one raises InputError when the
    conversation is not the officer's business."""

    officer: Staff
    contact: int
    config: Config
    now: datetime


def colleagues(area: str = "") -> list[Staff]:
    """Who may answer about an area, by name."""
    everybody = Staff.select().where(Staff.disabled_at.is_null()).order_by(Staff.name, Staff.email)
    return [one for one in everybody if _answers(one, area)]


def assign(hand: Hand, to: int | None) -> None:
    """Make it somebody's, or nobody's. Raises InputError for somebody who may not answer there."""
    with _in_hand(hand) as row:
        chosen = Staff.get_or_none(Staff.id == to) if to is not None else None
        if to is not None and (chosen is None or not _answers(chosen, row.area)):
            raise InputError(NO_COLLEAGUE)
        before, row.assignee = row.assignee_id, chosen
        _keep(hand, row, "inbox.assign", before={"to": before}, after={"to": to})


def move(hand: Hand, area: str) -> None:
    """It is about that district ("": not known)."""
    with _in_hand(hand) as row:
        before, row.area = row.area, area
        _keep(hand, row, "inbox.move", before={"area": before}, after={"area": area})


def label(hand: Hand, label_id: int, put: bool) -> None:
    """Put a label on, or take it off; a label that is not there, or was there already, changes nothing."""
    with _in_hand(hand) as row:
        known = Label.get_or_none(Label.id == label_id)
        if known is None:
            return
        link = ConversationLabel
        if put:
            link.insert(conversation=row, label=known).on_conflict_ignore().execute()
        else:
            link.delete().where((link.conversation == row) & (link.label == known)).execute()
        action = "inbox.label" if put else "inbox.unlabel"
        _keep(hand, row, action, after={"label": known.name})


def note(hand: Hand, text: str, token: str) -> None:
    """Keep a note for colleagues, once for each form. Raises InputError when it is empty or too long."""
    words = privacy.mask_nik(text.replace("\r\n", "\n").replace("\x00", "").strip())
    if not words or len(words) > LONGEST_NOTE:
        raise InputError(NOTE_TOO_LONG if words else NO_NOTE)
    try:
        with _in_hand(hand) as row:
            kept = ConversationNote.create(
                conversation=row, staff=hand.officer, text=words, token=token, created_at=hand.now
            )
            _keep(hand, row, "inbox.note", after={"note": kept.id})
    except IntegrityError:
        return  # the same form again


def close(hand: Hand) -> None:
    """Nobody need do anything more: what was kept open for it may go in time.

    After an answer the person is asked whether it helped.
    """
    with database.atomic():
        contact, row = reach.taken(hand.officer, hand.contact, hand.config, hand.now)
        before, row.state = row.state, ConversationState.CLOSED
        row.unread = False
        settle_flags(hand.contact)
        cases.close(hand.contact, hand.now)
        helped.ask(contact, before, row, hand.config, hand.now)
        _keep(hand, row, "inbox.close", before={"state": before}, after={"state": row.state})


def reopen(hand: Hand, *, as_it_was: bool = False) -> None:
    """It is our turn again: it waits from now on, or as before it was closed by mistake."""
    with database.atomic():
        contact, row = reach.taken(hand.officer, hand.contact, hand.config, hand.now)
        if row.state == ConversationState.OPEN:
            return
        before, row.state = row.state, ConversationState.OPEN
        row.waiting_since = (row.waiting_since if as_it_was else None) or hand.now
        cases.reopen(hand.contact)
        helped.take_back(contact, hand.now)
        _keep(hand, row, "inbox.reopen", before={"state": before}, after={"state": row.state})


def dismiss(officer: Staff, contacts: Sequence[int], config: Config, now: datetime) -> int:
    """Of what the service did not understand: nothing need be said to these; how many texts that were."""
    if not rights.may(officer, Right.ANSWER):
        raise InputError(reach.NOT_YOURS)
    with database.atomic():
        count = unclear.settle(officer, contacts, config)
        if count:
            after = {"contacts": [*contacts], "texts": count}
            audit.record(officer, "inbox.dismiss", "inbox", "unclear", now=now, after=after)
    return count


@contextmanager
def _in_hand(hand: Hand) -> Iterator[Conversation]:
    with database.atomic():
        yield reach.taken(hand.officer, hand.contact, hand.config, hand.now)[1]


def _answers(staff: Staff, area: str) -> bool:
    return rights.may(staff, Right.ANSWER) and (not area or rights.in_reach(staff, area))


def _keep(hand: Hand, row: Conversation, action: str, **values: dict[str, object]) -> None:
    row.save()
    audit.record(
        hand.officer,
        action,
        "contact",
        hand.contact,
        now=hand.now,
        before=values.get("before"),
        after=values.get("after"),
    )
