"""One person entered by hand: asked by SMS, unless a signed paper says that they agreed."""

from dataclasses import dataclass
from datetime import date, datetime

from marshmallow import ValidationError

from smsgate import phone
from smsgate.config import Config
from smsgate.errors import InputError
from smsgate.i18n import N_
from smsgate.models import Contact, Staff, database
from smsgate.services import audit, enrolment
from smsgate.services.enrolment import Entry, Wish
from smsgate.services.imports.findings import Said
from smsgate.services.imports.phones import read_phone
from smsgate.services.imports.subscriber_rows import OLDEST_CONSENT
from smsgate.services.rights import districts
from smsgate.services.subscriber_desk.changes import BY_OFFICER, HAS_STOPPED


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A consent that somebody signed: where it is kept, and of which day it is."""

    reference: str
    day: date


class FieldError(InputError):
    """Refused input of one field."""

    def __init__(self, field: str, text: str, **values: object) -> None:
        super().__init__(text, **values)
        self.field = field


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What stands in the form. `note`: how the wish was told; `paper` None: the person is asked."""

    phone: str
    place: str
    kind: str
    language: str
    note: str = ""
    paper: Paper | None = None


def add(typed: Typed, by: Staff, config: Config, now: datetime) -> Contact:
    """Enter somebody; ring the bell afterwards, for they may have been asked.

    Raises FieldError, with the field it is about; InputError while it cannot be told who said STOP.
    """
    today = now.astimezone(config.timezone).date()
    wish = _wish(typed, by, today)
    enrolment.require_stops(config)
    entry = Entry(
        how=BY_OFFICER,
        source=f"{by.email}; {today.isoformat()}",
        words=typed.paper.reference if typed.paper else typed.note,
        config=config,
        now=now,
    )
    with database.atomic():
        _require_new(wish, config)
        contact = enrolment.enter([wish], entry)
        if contact is None:
            raise FieldError("phone", HAS_STOPPED)
        _note(contact, wish, by, now)
    return contact


def _wish(typed: Typed, by: Staff, today: date) -> Wish:
    reach = districts(by)
    if reach is not None and typed.place not in reach:
        raise FieldError("place", N_("This place lies outside of your districts."))
    if typed.paper is not None:
        require_paper(typed.paper, today)
    return Wish(
        phone=number_of(typed.phone),
        place=typed.place,
        kind=typed.kind or None,
        language=typed.language,
        consented_on=typed.paper.day if typed.paper else None,
    )


def number_of(text: str) -> str:
    """The mobile number typed (E.164). Raises FieldError."""
    try:
        return read_phone(text)
    except ValidationError as error:
        (said,) = (one for one in error.messages if isinstance(one, Said))
        raise FieldError("phone", said.text, **said.values) from error


def require_paper(paper: Paper, today: date) -> None:
    """Raises FieldError for a paper that proves nothing."""
    if not paper.reference.strip():
        raise FieldError("reference", N_("Write where the signed paper is kept, or its number."))
    if not OLDEST_CONSENT <= paper.day <= today:
        raise FieldError(
            "signed_on", N_("%(day)s cannot be the day of consent."), day=paper.day.isoformat()
        )


def _require_new(wish: Wish, config: Config) -> None:
    stands = enrolment.standing([wish.phone], config)[wish.phone]
    if stands.stopped:
        raise FieldError("phone", HAS_STOPPED)
    reason = enrolment.objection(wish, stands)
    if reason is not None:
        raise FieldError("phone", reason, phone=phone.mask(wish.phone))


def _note(contact: Contact, wish: Wish, by: Staff, now: datetime) -> None:
    after = {
        "place": wish.place,
        "kind": wish.kind or "",
        "consent": wish.consented_on.isoformat() if wish.consented_on else "asked",
    }
    audit.record(by, "subscriber.add", "subscriber", contact.id, now=now, after=after)
