"""Canned replies and labels: what an office keeps ready for its answers."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from peewee import IntegrityError

from smsgate import privacy
from smsgate.errors import InputError
from smsgate.i18n import LANGUAGES, N_
from smsgate.models import CannedReply, Contact, ConversationLabel, Label, Staff, database
from smsgate.services import audit
from smsgate.services.inbox.draft import MOST_SEGMENTS, lines_of
from smsgate.wording import gsm7, segments

LONGEST_NAME = 60

NO_TITLE = N_("Give it a title of at most 60 characters.")
NO_TEXT = N_("Write the text in at least one language.")
TAKEN = N_("There is one with this title already. Choose another title, or change that one.")
OF_TITLE = (NO_TITLE, TAKEN)
"""What is wrong with the title; all else with the texts."""

LONG_TEXT = N_("A text is longer than 6 SMS. Make it shorter.")
NO_NAME = N_("Give the label a name of at most 60 characters.")
LABEL_TAKEN = N_("There is a label of this name already.")


def replies(*, active: bool = False) -> list[CannedReply]:
    """All of them by title, or only those offered."""
    query = CannedReply.select().order_by(CannedReply.title)
    return list(query.where(CannedReply.active) if active else query)


def reply(reply_id: int) -> CannedReply | None:
    """One of them."""
    return CannedReply.get_or_none(CannedReply.id == reply_id)


def save(
    officer: Staff, row: CannedReply | None, title: str, texts: Mapping[str, str], now: datetime
) -> CannedReply:
    """A new one (`row` None) or a changed one; texts by language, in plain letters.

    Raises InputError for a title that is missing or taken, no text at all, or one that is too long.
    """
    name = _word(title)
    if not name or len(name) > LONGEST_NAME:
        raise InputError(NO_TITLE)
    kept = {code: plain(texts[code]) for code in LANGUAGES if texts.get(code, "").strip()}
    if not kept:
        raise InputError(NO_TEXT)
    if any(segments.count(text).segments > MOST_SEGMENTS for text in kept.values()):
        raise InputError(LONG_TEXT)
    new = row or CannedReply(created_at=now)
    before = {"title": new.title, "texts": new.texts} if row else None
    new.title, new.texts, new.updated_at = name, kept, now
    try:
        with database.atomic():
            new.save()
            _record(officer, "canned_reply.save", new, now, before)
    except IntegrityError:
        raise InputError(TAKEN) from None
    return new


def offer(officer: Staff, row: CannedReply, active: bool, now: datetime) -> None:
    """Offer it to officers who answer, or no longer."""
    with database.atomic():
        row.active = active
        row.save(only=[CannedReply.active])
        _record(officer, "canned_reply.offer" if active else "canned_reply.retire", row, now, None)


def labels(*, retired: bool = False) -> list[Label]:
    """By name; without those no longer offered, unless asked for."""
    query = Label.select().order_by(Label.name)
    return list(query if retired else query.where(Label.retired_at.is_null()))


def labels_on(contact: Contact) -> set[int]:
    """The ids of those on the conversation with a number."""
    link = ConversationLabel
    query: Any = link.select(link.label).where(link.conversation == contact).tuples()
    return {label for (label,) in query}


def add_label(officer: Staff, name: str, now: datetime) -> Label:
    """A new label. Raises InputError when there is one, or for no name."""
    word = _word(name)
    if not word or len(word) > LONGEST_NAME:
        raise InputError(NO_NAME)
    try:
        with database.atomic():
            made = Label.create(name=word)
            audit.record(officer, "label.add", "label", made.id, now=now, after={"name": word})
    except IntegrityError:
        raise InputError(LABEL_TAKEN) from None
    return made


def retire_label(officer: Staff, label_id: int, retired: bool, now: datetime) -> None:
    """Offer a label no longer, or again; conversations keep it."""
    at = now if retired else None
    with database.atomic():
        Label.update(retired_at=at).where(Label.id == label_id).execute()
        action = "label.retire" if retired else "label.offer"
        audit.record(officer, action, "label", label_id, now=now)


def _word(text: str) -> str:
    return " ".join(text.replace("\x00", "").split())


def plain(text: str) -> str:
    """A text in plain letters, without whose identity number it may hold."""
    return gsm7.to_gsm7(privacy.mask_nik(lines_of(text)))


def _record(
    officer: Staff,
    action: str,
    row: CannedReply,
    now: datetime,
    before: dict[str, object] | None,
) -> None:
    after = audit.without_numbers({"title": row.title, **row.texts, "active": row.active})
    masked = audit.without_numbers(before) if before else None
    audit.record(officer, action, "canned_reply", row.id, now=now, before=masked, after=after)
