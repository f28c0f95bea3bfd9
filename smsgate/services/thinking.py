"""What a text will be answered, worked out before anything is locked: the lock is for writing alone."""

from dataclasses import dataclass, replace
from datetime import datetime

import structlog

from smsgate.handlers import router
from smsgate.handlers.reply import Reply, Speech
from smsgate.models import Contact, Dialogue
from smsgate.services.desk import Desk
from smsgate.services.directory import DatabaseDirectory, context_for
from smsgate.services.inbox import arrivals
from smsgate.understanding import Intent, Request

CHANNEL = "sms"

_TOUCHED = {"gateway", "last_inbound_at", "erased_at"}
"""Columns of a contact that every text writes, and no answer depends on."""

log = structlog.get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class Thought:
    """What a handler made of a text: the request as it was taken, what is to be changed, and what to say.

    `contact` and `dialogue` are what it was made from. `speech` is there when nothing is to be changed.
    `talking`: an officer has a conversation with the number that is not closed.
    """

    contact: Contact
    dialogue: Dialogue | None
    request: Request
    reply: Reply
    speech: Speech | None = None
    talking: bool = True

    def holds(self, contact: Contact) -> bool:
        """Whether it would come out the same for the number as it is now, in the transaction."""
        now = Dialogue.of(contact)
        talked = self.dialogue.__data__ if self.dialogue else None
        return _asked(contact) == _asked(self.contact) and talked == (now.__data__ if now else None)


def think(request: Request, contact: Contact, desk: Desk, now: datetime) -> Thought:
    """Have the handler answer, from the tables as they are."""
    directory = DatabaseDirectory(contact, desk.config, now)
    routed, reply = router.route(request, context_for(directory, CHANNEL))
    return Thought(contact=contact, dialogue=directory.dialogue, request=routed, reply=reply)


def think_ahead(request: Request, number: str, desk: Desk, now: datetime) -> Thought | None:
    """The same outside of a transaction, words and all; None where it must be done inside.

    So for a number that is new or was erased, and for DATAKU, which counts the very text that asks. What
    fails here fails again inside, and is answered there.
    """
    contact = Contact.by_phone(number)
    if contact is None or contact.erased_at is not None or request.intent is Intent.MY_DATA:
        return None
    if contact.blocked_at(now):  # nobody answers it
        return None
    try:
        thought = replace(think(request, contact, desk, now), talking=arrivals.talking(contact))
        if thought.reply.effects:
            return thought
        return replace(thought, speech=thought.reply.say(()))
    except Exception as error:  # noqa: BLE001 (whatever a handler does)
        log.info("thinking.failed", error=type(error).__name__)
        return None


def _asked(contact: Contact) -> dict[str, object]:
    return {name: value for name, value in contact.__data__.items() if name not in _TOUCHED}
