"""A key press on a phone: the next screen in the same call, whatever the network repeats, delays, loses."""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime

import structlog
from structlog.contextvars import bound_contextvars

from smsgate import phone, privacy
from smsgate.effects import SendDetail
from smsgate.handlers.context import Context
from smsgate.handlers.ussd import engine
from smsgate.handlers.ussd.engine import Turn
from smsgate.handlers.ussd.state import State
from smsgate.i18n import DEFAULT_LANGUAGE, translator
from smsgate.messages import UssdEnd, UssdTurn
from smsgate.models import Contact, Shown, UssdSession, database
from smsgate.services import limits, meters, trace
from smsgate.services import ussd_rows as rows
from smsgate.services.apply import Source, carry_out
from smsgate.services.desk import Desk
from smsgate.services.directory import DatabaseDirectory, context_for
from smsgate.services.statistics import unmet
from smsgate.services.ussd_rows import Hop

CHANNEL = "ussd"

TRANSCRIPT_LIMIT = 2000
"""Characters kept of what was typed: many times what a session of three minutes can hold."""

TRIES = 3

log = structlog.get_logger()


def turn(event: UssdTurn, desk: Desk, now: datetime) -> str:
    """The network's answer: `CON ` or `END ` and a screen. Never raises; needs an open database.

    The same transcript gets the same answer again; a longer one is gone on with; a shorter one, which comes
    late, gets the current screen. A session that is not known is played from the start.
    """
    number = phone.normalise(event.phone)
    if number is None:
        _ = translator(DEFAULT_LANGUAGE)
        return _end(_("This service is for mobile phones only."))
    typed = _storable(event.transcript)
    with bound_contextvars(trace=trace.of_session(event.session_id)):
        try:
            return _answer(Hop(event=event, number=number, typed=typed, desk=desk, now=now))
        except Exception:  # whatever happens inside, a caller sees a sentence, not silence
            log.exception("ussd.failed", gateway=event.gateway)
            meters.HOPS_FAILED.labels(event.gateway).inc()
            return _end(_apology(number))


def end(event: UssdEnd, now: datetime) -> None:
    """The network's word that a session is over. One it lost (`Incomplete`, `Failed`) can be resumed."""
    session = trace.of_session(event.session_id)
    log.info("ussd.ended", trace=session, gateway=event.gateway, status=event.status)
    if event.status == "Success":
        UssdSession.update(ended=True).where(
            (UssdSession.gateway == event.gateway) & (UssdSession.session_id == event.session_id)
        ).execute()


def _answer(hop: Hop) -> str:
    for _attempt in range(TRIES):
        session = UssdSession.of(hop.event.gateway, hop.event.session_id)
        answer = _opened(hop) if session is None else _continued(hop, session)
        if answer is not None:
            return answer
    raise TimeoutError("others kept changing the session")


def _opened(hop: Hop) -> str | None:
    """A session begins, or one we never saw begin is played from the start; None when a copy was quicker."""
    with database.atomic():
        contact = Contact.dialled(hop.number, hop.event.gateway, hop.now)
        if contact.blocked_at(hop.now):
            return _end(_not_served(contact))
        last = UssdSession.last_of(contact)
        if wait := limits.minutes_to_wait(last, hop.now):
            return _end(_enough(contact, wait))
        context = _context(contact, hop)
        taken = engine.start(context, None if hop.typed else rows.lost(last, hop.now))
        if hop.typed:
            taken = engine.step(taken.state, hop.typed, context)
        taken = _allowed(taken, contact, hop)
        if not rows.begin(hop, contact, taken, last):
            return None
        taken = _acted(hop, contact, taken)
    return _went_on(hop, taken)


def _continued(hop: Hop, session: UssdSession) -> str | None:
    """What follows on a session we know; None when a copy of this call was quicker."""
    if session.contact.phone != hop.number or session.service_code != hop.event.service_code:
        _ = translator(DEFAULT_LANGUAGE)
        return _end(_("Please dial again."))
    entered = _entered(session.transcript, hop.typed)
    if session.ended or entered is None:
        return _said(session.answer, ended=session.ended)
    if session.contact.blocked_at(hop.now):
        return _end(_not_served(session.contact))
    if wait := limits.minutes_to_wait(session, hop.now):
        return _end(_enough(session.contact, wait))
    context = _context(session.contact, hop)
    taken = engine.step(State.from_json(session.state), entered, context)
    taken = _allowed(taken, session.contact, hop)
    with database.atomic():
        if not rows.move(hop, session, taken):
            return None
        taken = _acted(hop, session.contact, taken)
    return _went_on(hop, taken)


def _context(contact: Contact, hop: Hop) -> Context:
    return context_for(DatabaseDirectory(contact, hop.desk.config, hop.now), CHANNEL)


def _entered(before: str, typed: str) -> str | None:
    """The new input: what follows the transcript we know. None for a repeat, a late or another's call."""
    if typed == before:
        return None
    if not before:
        return typed
    return typed.removeprefix(f"{before}*") if typed.startswith(f"{before}*") else None


def _storable(transcript: str) -> str:
    """What was typed without what must not or cannot be stored; the same for the same, part by part."""
    plain = transcript.replace("\x00", "").encode("utf-8", "replace").decode()
    return privacy.mask_nik(plain[:TRANSCRIPT_LIMIT])


def _allowed(taken: Turn, contact: Contact, hop: Hop) -> Turn:
    """A text costs money, also one asked for by key: no more than by SMS."""
    costs = any(isinstance(effect, SendDetail) for effect in taken.effects)
    if not costs or not limits.reached(contact, hop.now):
        return taken
    _ = translator(contact.language)
    return replace(
        taken,
        effects=(),
        last=None,
        text=_("You have had many SMS from us. Please try again later."),
    )


def _not_served(contact: Contact) -> str:
    """A number that staff blocked is told so once a call, and that there is an office."""
    _ = translator(contact.language)
    return _("This number is not served now. If you think that is wrong, please visit the office.")


def _enough(contact: Contact, minutes: int) -> str:
    """Nobody presses so many keys by hand; but if somebody did, they know when to come back."""
    _ = translator(contact.language)
    return _(
        "That was a lot for one hour. Please dial again in %(minutes)d minutes, or send us an SMS."
    ) % {"minutes": minutes}


def _acted(hop: Hop, contact: Contact, taken: Turn) -> Turn:
    """Carry out what a screen asks for, and note what was shown, in the session's transaction."""
    if taken.effects:
        source = Source(channel=CHANNEL, session=hop.event.session_id)
        results = carry_out(
            taken.effects, rows.locked(contact), hop.now, config=hop.desk.config, source=source
        )
        database.after_commit(hop.desk.ring)
        if taken.last:
            taken = taken.told(results)
            UssdSession.answered(hop.event.gateway, hop.event.session_id, taken.text)
    Shown.record(contact, taken.shown, CHANNEL, hop.now)
    unmet.note(taken.unmet, hop.desk.config, hop.now)
    return taken


def _apology(number: str) -> str:
    """In the caller's language, if the database still tells it."""
    language = DEFAULT_LANGUAGE
    with suppress(Exception):
        caller = Contact.by_phone(number)
        language = caller.language if caller else language
    _ = translator(language)
    return _("Sorry, something went wrong on our side. Please dial again in a while.")


def _went_on(hop: Hop, taken: Turn) -> str:
    screen = taken.state.way[-1].screen
    log.info("ussd.hop", gateway=hop.event.gateway, screen=screen, ended=taken.ended)
    return _said(taken.text, ended=taken.ended)


def _said(text: str, *, ended: bool) -> str:
    return _end(text) if ended else f"CON {text}"


def _end(text: str) -> str:
    return f"END {text}"
