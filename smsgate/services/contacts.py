"""Numbers we write to before they ever wrote to us."""

from datetime import datetime

from smsgate.config import Config
from smsgate.i18n import DEFAULT_LANGUAGE
from smsgate.models import Contact
from smsgate.services import routing


def known(
    number: str, config: Config, now: datetime, *, language: str = DEFAULT_LANGUAGE
) -> Contact:
    """The contact of a number (E.164), made on the network that carries it when nobody knew it yet."""
    made = Contact.insert(
        phone=number, language=language, gateway=routing.first(number, config), created_at=now
    )
    made.on_conflict_ignore().execute()
    return Contact.get(Contact.phone == number)
