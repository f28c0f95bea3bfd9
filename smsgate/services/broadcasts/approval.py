"""Asking and approving: four eyes, on exactly what will be sent, with the count of that moment."""

from dataclasses import dataclass
from datetime import datetime

from smsgate.config import Config
from smsgate.i18n import N_
from smsgate.models import Broadcast, BroadcastState, Staff, database
from smsgate.services import audit, second_officer
from smsgate.services.broadcasts.audience import Filter, Reach, reach
from smsgate.services.broadcasts.hours import Hours, hours
from smsgate.services.broadcasts.refusals import Refused
from smsgate.services.broadcasts.repeats import Repeat, repeats
from smsgate.services.broadcasts.steps import NOT_NOW, fingerprint, ours, texts_of
from smsgate.services.broadcasts.texts import Cost, cost, plain
from smsgate.services.rights import Right

TOO_LATE = N_("The time chosen for it is over. Change it, then ask again.")
NOBODY = N_("Nobody fits this choice of people. Widen it, then ask again.")
SAY_WHY = N_(
    "The same text goes to %(people)d of these people within a day (%(title)s). Say why they get it again."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What would happen if it were approved now. `seen` names exactly this text, these people, this time."""

    reach: Reach
    cost: Cost
    hours: Hours
    repeats: tuple[Repeat, ...]
    seen: str


def outlook(broadcast: Broadcast, config: Config, now: datetime) -> Outlook:
    """The exact count by language, what it costs, when it leaves, and whom it would tell twice."""
    planned = hours(broadcast.wanted_from, broadcast.wanted_until, config, now)
    day = planned.begins_at.astimezone(config.timezone).date()
    met = reach(Filter.from_json(broadcast.audience), day, config)
    sizes = {language: row.segments for language, row in texts_of(broadcast).items()}
    return Outlook(
        reach=met,
        cost=cost(met, sizes, config.cost()),
        hours=planned,
        repeats=tuple(repeats(broadcast, planned.begins_at, config)),
        seen=fingerprint(broadcast),
    )


def ask(broadcast_id: int, officer: Staff, config: Config, now: datetime, reason: str = "") -> None:
    """Have a second officer look at it. `reason`: why people get the same text again. Twice is once.

    Raises Refused when it cannot be sent as it is.
    """
    with database.atomic():
        row = ours(broadcast_id, officer, BroadcastState.DRAFT, BroadcastState.ASKED)
        if row.state == BroadcastState.ASKED:
            return
        row.again_reason = plain(reason)
        view = _sendable(row, config, now)
        if not view.repeats:
            row.again_reason = ""  # whatever comes up before the approval is to be explained anew
        row.state, row.asked_by, row.asked_at = BroadcastState.ASKED, officer, now
        row.asked_people = view.cost.people
        row.save()
        _log(officer, "broadcast.ask", row, view, now)


def refusal(broadcast: Broadcast, officer: Staff, now: datetime) -> str | None:
    """Why this officer may not (yet) approve it, a sentence to be translated; None: may."""
    if broadcast.asked_by is None or broadcast.asked_at is None:
        return NOT_NOW
    return second_officer.refusal(
        broadcast.asked_by, officer, Right.BROADCAST, broadcast.asked_at, now
    )


def approve(broadcast_id: int, officer: Staff, seen: str, config: Config, now: datetime) -> None:
    """Let it go, at its time; wake the worker afterwards. `seen`: the outlook the officer decided on.

    Raises Refused when it changed meanwhile, when it may not be approved by this officer, or not any more.
    """
    with database.atomic():
        row = ours(broadcast_id, officer, BroadcastState.ASKED, BroadcastState.APPROVED)
        if row.state == BroadcastState.APPROVED and row.approved_by == officer:
            return
        if row.state != BroadcastState.ASKED or seen != fingerprint(row):
            raise Refused(N_("It was changed while you read it. Look at it once more."))
        why = refusal(row, officer, now)
        if why is not None:
            raise Refused(why)
        view = _sendable(row, config, now)
        row.state, row.approved_by, row.approved_at = BroadcastState.APPROVED, officer, now
        row.begins_at, row.gives_up_at = view.hours.begins_at, view.hours.gives_up_at
        row.approved_people = view.cost.people
        row.save()
        _log(officer, "broadcast.approve", row, view, now)


def _sendable(row: Broadcast, config: Config, now: datetime) -> Outlook:
    view = outlook(row, config, now)
    if view.hours.gives_up_at <= view.hours.begins_at:
        raise Refused(TOO_LATE, "wanted_until")
    if not view.cost.people:
        raise Refused(NOBODY, "places")
    if view.repeats and not row.again_reason:
        first = view.repeats[0]
        raise Refused(SAY_WHY, "again_reason", people=first.people, title=first.title)
    return view


def _log(officer: Staff, action: str, row: Broadcast, view: Outlook, now: datetime) -> None:
    after: dict[str, object] = {
        "people": view.cost.people,
        "segments": view.cost.segments,
        "rupiah": view.cost.rupiah,
        "alone": row.approved_by == officer and row.asked_by == officer,
    }
    if view.repeats:
        again = {repeat.id: repeat.people for repeat in view.repeats}
        after |= {"again": again, **audit.without_numbers({"reason": row.again_reason})}
    audit.record(officer, action, "broadcast", row.id, now=now, after=after)
