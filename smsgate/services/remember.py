"""Keeping the thread of a conversation: the last list, and the questions still open."""

from dataclasses import fields
from datetime import datetime
from typing import Any

from smsgate.handlers.reply import Speech
from smsgate.models import Contact, Dialogue
from smsgate.views import Listing, Question

MOST_QUESTIONS = 4


def remember(contact: Contact, speech: Speech, now: datetime, row: Dialogue | None) -> None:
    """Write what the speech changed: its list replaces the last one, its question is asked on top.

    `row` is the dialogue as it stands in the transaction.
    """
    if not (speech.listing or speech.question or speech.closes):
        return
    if row is None:
        if not (speech.listing or speech.question):
            return
        row = Dialogue(contact=contact, questions=[])
    if speech.listing:
        row.listing = _listing(speech.listing)
    closed = {*speech.closes, *([speech.question.kind] if speech.question else [])}
    row.questions = [kept for kept in row.questions or [] if kept["kind"] not in closed]
    if speech.question:
        row.questions = [_question(speech.question), *row.questions][:MOST_QUESTIONS]
    row.updated_at = now
    row.keep()


def _listing(listing: Listing) -> dict[str, Any]:
    return {**_plain(listing), "at": listing.at.isoformat()}


def _question(question: Question) -> dict[str, Any]:
    return {**_plain(question), "asked_at": question.asked_at.isoformat()}


def _plain(view: Listing | Question) -> dict[str, Any]:
    """As `asdict`, which would copy each of two hundred codes."""
    return {field.name: getattr(view, field.name) for field in fields(view)}
