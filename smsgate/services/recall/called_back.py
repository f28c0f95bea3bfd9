"""Digests already taken out of the queue, with the vacancy in their words, go back before they leave."""

from smsgate.messages import State
from smsgate.models import DigestVacancy, OutboundMessage


def call_back(vacancy: int) -> int:
    """Have them claimed anew, and so worded anew: whose claim is gone may not leave. Returns how many."""
    texts = DigestVacancy.select(DigestVacancy.text).where(DigestVacancy.vacancy == vacancy)
    query = OutboundMessage.update(state=State.QUEUED, lease_until=None).where(
        (OutboundMessage.state == State.CLAIMED) & OutboundMessage.digest_text.in_(texts)
    )
    return int(query.execute())
