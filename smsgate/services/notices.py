"""What a network tells beside texts and reports: a stop is obeyed, the rest is kept for staff."""

from datetime import datetime

from smsgate import phone
from smsgate.messages import Notice, OptOut
from smsgate.models import Contact, database
from smsgate.services import subscribers
from smsgate.services.intake import keep_refused


def obey(event: OptOut, now: datetime) -> None:
    """This number gets nothing unasked any more, also when it was not known; a repeat changes nothing."""
    number = phone.normalise(event.phone)
    if number is None:
        keep_refused(event.gateway, "opt-out", "no mobile number", event.phone, now)
        return
    with database.atomic():
        contact, _made = Contact.get_or_create(
            phone=number, defaults={"gateway": event.gateway, "created_at": now}
        )
        if contact.stopped_at is None:
            subscribers.stop(contact, "network", now)


def keep(event: Notice, now: datetime) -> None:
    """An event that changes nothing here."""
    keep_refused(event.gateway, event.kind, "only noted", f"{event.phone} {event.detail}", now)
