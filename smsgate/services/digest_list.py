"""The last digest somebody got, as a list: LANJUT and 1, 2, 3 speak of it until a later search."""

from datetime import datetime

from smsgate.messages import State
from smsgate.models import Contact, DigestText, OutboundMessage
from smsgate.models.dialogue import LIST_LIFE
from smsgate.models.subscription import read_follows
from smsgate.views import Listing

GONE_OUT = (State.SENDING, State.SENT, State.DELIVERED, State.UNKNOWN)


def last_digest_listing(contact: Contact, now: datetime) -> Listing | None:
    """The newest digest that went out to a number in the last days, at the moment it was sent."""
    message: OutboundMessage | None = (
        OutboundMessage.select(OutboundMessage, DigestText)
        .join(DigestText)
        .where(
            (OutboundMessage.contact == contact)
            & OutboundMessage.digest_date.is_null(False)
            & OutboundMessage.state.in_(GONE_OUT)
        )
        .order_by(OutboundMessage.digest_date.desc())
        .first()
    )
    if message is None or message.digest_text is None:
        return None
    at = message.sent_at or message.not_before
    return _listing(message.digest_text, at) if at >= now - LIST_LIFE else None


def _listing(text: DigestText, at: datetime) -> Listing:
    _language, followed = read_follows(text.follows)
    places = {place for place, _kind in followed}
    return Listing(
        codes=tuple(text.codes),
        seen=text.shown,
        place=places.pop() if len(places) == 1 else None,
        at=at,
        source="digest",
    )
