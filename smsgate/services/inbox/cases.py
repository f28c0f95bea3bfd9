"""Cases: somebody waits for an officer under a number they can name; what is said more is added to it."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from peewee import fn

from smsgate.config import Config
from smsgate.effects import CaseOpened, OpenCase
from smsgate.i18n import translator
from smsgate.models import Case, CaseKind, Contact, Dialogue, Flag, InboundMessage
from smsgate.models.inbound import keep_judgement, keep_text
from smsgate.services import intake
from smsgate.services.inbox import arrivals
from smsgate.understanding import Intent
from smsgate.understanding.distress import worry

LONGEST = 4000
"""Characters kept of one case."""

TYPED_ON_USSD = "USSD"
"""The `network` of words that were typed on a screen and not texted."""

_INTENTS = {CaseKind.ASK: Intent.ASK, CaseKind.REPORT: Intent.REPORT, CaseKind.DEBT: Intent.ASK}


def open_for(
    effect: OpenCase, contact: Contact, text: InboundMessage | None, config: Config, now: datetime
) -> CaseOpened:
    """Open a case, or add to the open one of that kind about the same. Call inside a transaction.

    `text`: the SMS it came by; None for words typed on a screen, which become a row of the thread as well.
    """
    if effect.kind == CaseKind.ASK and worry(effect.text):  # typed on a screen, or said in a story
        effect = replace(effect, kind=CaseKind.DEBT)
    area = arrivals.area(contact, effect.place, Dialogue.of(contact), config)
    if text is None:
        _lay_in_thread(effect, contact, area, now)
    else:
        text.flag = Flag.LATER
        arrivals.press(text, area, now)  # here the place is known that the words name
    found = _open(contact, effect)
    if found is not None:
        found.text = f"{found.text}\n{effect.text}"[:LONGEST]
        found.save(only=[Case.text])
        return CaseOpened(number=found.id, new=False)
    made = Case.create(
        contact=contact,
        kind=effect.kind,
        about=effect.about,
        area=area,
        text=effect.text[:LONGEST],
        opened_at=now,
    )
    return CaseOpened(number=made.id, new=True)


def of(contact_id: int) -> list[Case]:
    """The open cases of a number, oldest first."""
    mine = (Case.contact == contact_id) & Case.closed_at.is_null()
    return list(Case.select().where(mine).order_by(Case.id))


def of_many(contacts: Sequence[int]) -> dict[int, list[Case]]:
    """The open cases of some numbers, oldest first."""
    found: dict[int, list[Case]] = {}
    mine = Case.contact.in_(contacts) & Case.closed_at.is_null()
    for case in Case.select().where(mine).order_by(Case.id):
        found.setdefault(case.contact_id or 0, []).append(case)
    return found


def latest(contact_id: int, count: int) -> list[Case]:
    """The newest cases of a number, open or closed, oldest first."""
    query = Case.select().where(Case.contact == contact_id).order_by(Case.id.desc()).limit(count)
    return list(reversed(query))


def holders(number: int) -> tuple[int, ...]:
    """Whose case has that number: one number or none."""
    case: Case | None = Case.get_or_none(Case.id == number)
    return (case.contact_id,) if case and case.contact_id is not None else ()


def heading(contact: Contact) -> str:
    """What an answer may begin with: the number of the one case that is open; "" for none or several."""
    mine = of(contact.id)
    if len(mine) != 1:
        return ""
    _ = translator(contact.language)
    return _("Case %(number)d: ") % {"number": mine[0].id}


def close(contact_id: int, now: datetime) -> None:
    """Officers are done with the conversation."""
    mine = (Case.contact == contact_id) & Case.closed_at.is_null()
    Case.update(closed_at=now).where(mine).execute()


def reopen(contact_id: int) -> None:
    """They are not, after all: what was closed last is open again."""
    mine = Case.contact == contact_id
    last = Case.select(fn.MAX(Case.closed_at)).where(mine)
    Case.update(closed_at=None).where(mine & (Case.closed_at == last)).execute()


def _open(contact: Contact, effect: OpenCase) -> Case | None:
    same = (
        (Case.contact == contact)
        & Case.closed_at.is_null()
        & (Case.kind == effect.kind)
        & (Case.about == effect.about)
    )
    found: Case | None = Case.select().where(same).order_by(Case.id.desc()).first()
    return found


def _lay_in_thread(effect: OpenCase, contact: Contact, area: str, now: datetime) -> None:
    """Officers read one thread, whatever somebody typed their words on."""
    key = "\x1f".join(("ussd", str(contact.id), now.isoformat(), effect.text))
    row = keep_text(
        dedupe_key=hashlib.sha256(key.encode()).hexdigest(),
        gateway=contact.gateway,
        gateway_id=None,
        contact=contact,
        recipient="",
        text=intake.storable(effect.text),
        network=TYPED_ON_USSD,
        sent_at=None,
        received_at=now,
        intent=_INTENTS[CaseKind(effect.kind)].value,
        confidence=1,
    )
    row.flag = Flag.LATER
    keep_judgement(row)
    arrivals.press(row, area, now)
