"""What every step of a broadcast begins with: its row for us alone, in a state that allows it."""

import hashlib
import json

from smsgate.i18n import N_
from smsgate.models import Broadcast, BroadcastState, BroadcastText, Staff
from smsgate.models.base import for_us_alone
from smsgate.services import rights
from smsgate.services.broadcasts.audience import Filter, beyond
from smsgate.services.broadcasts.refusals import Refused
from smsgate.services.rights import Right

EDITABLE = (BroadcastState.DRAFT, BroadcastState.ASKED, BroadcastState.APPROVED)
RUNNING = (BroadcastState.FILLING, BroadcastState.SENDING)
ON_ITS_WAY = (BroadcastState.APPROVED, *RUNNING, BroadcastState.PAUSED)

NOT_NOW = N_("That is no longer possible: the broadcast has moved on. See how it stands now.")


def found(broadcast_id: int) -> Broadcast:
    """The broadcast. Raises Refused when there is none."""
    row: Broadcast | None = Broadcast.get_or_none(Broadcast.id == broadcast_id)
    if row is None:
        raise Refused(N_("There is no such broadcast."))
    return row


def ours(broadcast_id: int, officer: Staff, *states: BroadcastState) -> Broadcast:
    """The row, locked until the commit: call it first in the transaction.

    Raises Refused when there is none, it is in another state, or its people are beyond this officer's reach.
    """
    query = Broadcast.select().where(Broadcast.id == broadcast_id)
    row: Broadcast | None = for_us_alone(query).first()
    if row is None:
        raise Refused(N_("There is no such broadcast."))
    require_reach(officer, Filter.from_json(row.audience))
    if row.state not in states:
        raise Refused(NOT_NOW)
    return row


def require_reach(officer: Staff, wanted: Filter) -> None:
    """Raises Refused where this officer may not address all of these people."""
    if not rights.may(officer, Right.BROADCAST):
        raise Refused(N_("Your account may not send broadcasts."))
    if beyond(wanted, rights.districts(officer)):
        raise Refused(
            N_("Your account is for certain districts only: choose among those."), "places"
        )


def texts_of(broadcast: Broadcast) -> dict[str, BroadcastText]:
    """Its texts by language."""
    rows = BroadcastText.select().where(BroadcastText.broadcast == broadcast)
    return {row.language: row for row in rows.order_by(BroadcastText.language.desc())}


def fingerprint(broadcast: Broadcast) -> str:
    """Changes with anything an approval is given for: the texts, the people, the time."""
    texts = {language: row.text for language, row in texts_of(broadcast).items()}
    times = [str(broadcast.wanted_from), str(broadcast.wanted_until)]
    whole = json.dumps([sorted(texts.items()), broadcast.audience, times], sort_keys=True)
    return hashlib.sha256(whole.encode()).hexdigest()
