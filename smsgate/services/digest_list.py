"""The last digest somebody got, as a list: LANJUT and 1, 2, 3 speak of it until a later search."""

from datetime import datetime

from smsgate.messages import State
from smsgate.models import Contact, DigestText, OutboundMessage
from smsgate.models.dialogue import LIST_LIFE
from smsgate.models.prepared import Prepared
from smsgate.models.subscription import read_follows
from smsgate.views import Listing

GONE_OUT = (State.SENDING, State.SENT, State.DELIVERED, State.UNKNOWN)


def last_digest_listing(contact: Contact, now: datetime) -> Listing | None:
    """The newest digest that went out to a number in the last days, at the moment it was sent."""
    found = _LAST(contact=contact)
    if not found:
        return None
    ((sent_at, not_before, follows, codes, shown),) = found
    at = sent_at or not_before
    return _listing(follows, codes, shown, at) if at >= now - LIST_LIFE else None


_LAST = Prepared(
    lambda contact: (
        OutboundMessage.select(
            OutboundMessage.sent_at,
            OutboundMessage.not_before,
            DigestText.follows,
            DigestText.codes,
            DigestText.shown,
        )
        .join(DigestText)
        .where(
            (OutboundMessage.contact == contact)
            & OutboundMessage.digest_date.is_null(False)
            & OutboundMessage.state.in_(GONE_OUT)
        )
        .order_by(OutboundMessage.digest_date.desc())
        .limit(1)
    )
)


def _listing(follows: str, codes: list[int], shown: int, at: datetime) -> Listing:
    _language, followed = read_follows(follows)
    places = {place for place, _kind in followed}
    return Listing(
        codes=tuple(codes),
        seen=shown,
        place=places.pop() if len(places) == 1 else None,
        at=at,
        source="digest",
    )
