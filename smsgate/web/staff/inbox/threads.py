"""One person's thread: read, with its news every few seconds, and a word when a colleague reads it too."""

from datetime import datetime
from typing import Any

from flask import Response, render_template, request

from smsgate.i18n import N_
from smsgate.messages import State
from smsgate.models import Contact, Conversation
from smsgate.models.subscription import read_follows
from smsgate.phone import mask
from smsgate.services.inbox import (
    answering,
    canned,
    cases,
    handling,
    private,
    taking_back,
    thread,
    watching,
)
from smsgate.services.inbox.answering import Held
from smsgate.services.inbox.thread import Part
from smsgate.services.rights import Right
from smsgate.views import OUTSIDE
from smsgate.web import here
from smsgate.web.forms import Form, HiddenField, TextAreaField, once, required
from smsgate.web.guard import needs
from smsgate.web.paths import HIGHEST_ID
from smsgate.web.staff.inbox import room, words
from smsgate.web.staff.inbox.room import bp

NUMBER = "<int:contact_id>"
CASES_SHOWN = 5


class Typed(Form):
    """An answer: `mark` tells how far the thread was read, `token` makes two clicks one."""

    text = TextAreaField(N_("Answer by SMS"))
    token = HiddenField()
    mark = HiddenField()
    warned = HiddenField()


class Note(Form):
    """What only colleagues see."""

    text = TextAreaField(N_("Note for colleagues"), [required()])
    token = HiddenField()


@bp.get(f"/{NUMBER}")
@needs(Right.ANSWER)
def show(contact_id: int) -> str:
    """The thread, and everything that can be done with it."""
    contact, conversation = room.found(contact_id)
    return page(contact, conversation)


@bp.get(f"/{NUMBER}/news")
@needs(Right.ANSWER)
def fresh(contact_id: int) -> Response:
    """The last of the thread again, if something changed since `after`."""
    contact, conversation = room.found(contact_id)
    part = thread.part(contact.id)
    _ring_for(part, here.now())
    seen = _seen(conversation, part)
    after, _, last = request.args.get("after", "").partition(".")
    if seen["cursor"].partition(".")[0] == after:
        return room.unchanged()
    known = int(last) if last.isdecimal() and last.isascii() else HIGHEST_ID
    came = [line for line in part.lines if line.kind == "asked" and line.id > known]
    return room.piece(
        render_template(
            "staff/inbox/fresh.html",
            contact=contact,
            came=came,
            words=words,
            now=here.now(),
            kept=room.kept(),
            **seen,
        )
    )


def page(
    contact: Contact,
    conversation: Conversation | None,
    *,
    form: Typed | None = None,
    held: Held | None = None,
    note: Note | None = None,
) -> str:
    """The whole page of a thread, with the forms as they were typed.

    `held`: what the officer should see before the answer goes.
    """
    form = form or Typed(formdata=None, text=_draft(contact), mark=thread.mark(contact.id))
    note = note or Note(formdata=None, prefix="note-")
    for each in (form, note):
        each.token.data = once(each.token.data)
    part = thread.part(contact.id, room.moment("before"))
    seen = _seen(conversation, part)
    now, config = here.now(), here.config()
    return render_template(
        "staff/inbox/inbox.html",
        open=contact.id,
        contact=contact,
        number=mask(contact.phone),
        conversation=conversation,
        earlier=room.moment("before") is not None,
        follows=_follows(contact),
        colleagues=handling.colleagues(conversation.area if conversation else ""),
        on=canned.labels_on(contact),
        **_cases(contact),
        replies=canned.replies(active=True),
        form=form,
        held=held,
        leaves=answering.leaves_at(contact, config, now),
        at_once=answering.leaves_at(contact, config, now) <= now + answering.SECOND_THOUGHTS,
        may_be_told=answering.may_be_told(contact, conversation, now),
        note=note,
        **seen,
        **room.common(),
    )


def _cases(contact: Contact) -> dict[str, Any]:
    """The newest cases of the number, whether they are private, and what an answer may begin with."""
    return {
        "is_private": bool(private.among([contact.id])),
        "cases": cases.latest(contact.id, CASES_SHOWN),
        "heading": cases.heading(contact),
    }


def _seen(conversation: Conversation | None, part: Part) -> dict[str, Any]:
    """The thread, and who else has it open; the cursor tells both, and the last text that came."""
    others = watching.look(here.me(), conversation, here.now()) if conversation else []
    last = max((line.id for line in part.lines if line.kind == "asked"), default=0)
    return {
        "part": part,
        "others": others,
        "cursor": f"{room.cursor(part, others)}.{last}",
    }


def _ring_for(part: Part, now: datetime) -> None:
    """An answer that may no longer be taken back leaves now, not with the next sweep."""
    if any(
        line.by and line.state == State.QUEUED and line.not_before and line.not_before <= now
        for line in part.lines
    ):
        here.runtime().ring()


def _draft(contact: Contact) -> str:
    """The words of an answer just taken back."""
    message = request.args.get("draft", type=int)
    if message is None or not 0 < message <= HIGHEST_ID:
        return ""
    return taking_back.taken_back(contact.id, message)


def _follows(contact: Contact) -> list[str]:
    """The places somebody follows, by name."""
    if not contact.follows:
        return []
    codes = dict.fromkeys(place for place, _kind in read_follows(contact.follows)[1])
    return [here.book().name(code) if code != OUTSIDE else OUTSIDE for code in codes]
