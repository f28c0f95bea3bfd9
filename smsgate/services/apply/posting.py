"""What an employer does from its phone: carried out, if the number is still that employer's."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import TypeVar

from smsgate.effects import (
    DraftPosting,
    DropPosting,
    ExtendVacancy,
    FillVacancy,
    PostingDrafted,
    PostingRefused,
    PostingSent,
    Result,
    SendPosting,
    VacancyExtended,
    VacancyFilled,
)
from smsgate.errors import InputError
from smsgate.models import VacancyDraft, database
from smsgate.services.applications.rows import Hand
from smsgate.services.apply.source import Turn
from smsgate.services.employer_desk import by_phone, drafts, own
from smsgate.services.employer_desk.by_phone import Caller
from smsgate.services.employer_desk.drafts import Looked
from smsgate.services.redflags import STOPS_PUBLICATION

E = TypeVar("E", DraftPosting, SendPosting, DropPosting, FillVacancy, ExtendVacancy)


def _by_the_employer(
    act: Callable[[E, Hand, Caller], Result],
) -> Callable[[E, Turn], Result]:
    """Nothing for a number that is no longer the employer's; a refusal is an outcome, and changes nothing."""

    @wraps(act)
    def carry(effect: E, turn: Turn) -> Result:
        hand = by_phone.hand_of(effect.employer, turn.contact, turn.config, turn.now)
        if hand is None or hand.suspended:
            return PostingRefused()
        try:
            with database.atomic():
                return act(effect, hand, Caller(contact=turn.contact, channel=turn.source.channel))
        except InputError as error:
            return PostingRefused(text=error.text, values=error.values)

    return carry


@_by_the_employer
def draft(effect: DraftPosting, hand: Hand, caller: Caller) -> Result:
    """Written into the draft that is meant, or a new one."""
    found: VacancyDraft | None
    if effect.draft is not None:
        found = by_phone.meant(effect.draft, None, hand)
    elif effect.mends is not None:
        found = by_phone.mend(effect.mends, effect.words, caller, hand)
    else:
        found = by_phone.meant(None, effect.after, hand) or by_phone.begin(
            effect.words, caller, hand
        )
    if found is None:
        return PostingRefused()
    return _drafted(found, by_phone.write(found, effect.fields, hand), hand)


@_by_the_employer
def send(effect: SendPosting, hand: Hand, caller: Caller) -> Result:
    """Sent again, it is the same vacancy."""
    found = by_phone.meant(None, effect.after, hand)
    if effect.draft is not None:
        found = drafts.found(effect.draft, hand)
    if found is None:
        return PostingRefused()
    looked = drafts.look(found, hand)
    if found.closed_at is None and looked.read.columns is None:
        return _drafted(found, looked, hand)
    vacancy = by_phone.send(found, caller, hand)
    if vacancy is None:
        return PostingRefused()
    minimum = by_phone.under_minimum(vacancy, hand)
    return PostingSent(code=vacancy.code, title=vacancy.title, minimum=minimum)


@_by_the_employer
def drop(effect: DropPosting, hand: Hand, _caller: Caller) -> Result:
    """Again it changes nothing."""
    drafts.throw_away(effect.draft, hand)
    return None


@_by_the_employer
def fill(effect: FillVacancy, hand: Hand, _caller: Caller) -> Result:
    """And tell whoever still waits."""
    told = own.fill(effect.code, hand)
    return PostingRefused() if told is None else VacancyFilled(told=told)


@_by_the_employer
def extend(effect: ExtendVacancy, hand: Hand, _caller: Caller) -> Result:
    """From its last day, or from today where that is over."""
    vacancy = drafts.own_vacancy(effect.code, hand)
    if vacancy is None:
        return PostingRefused()
    until = max(vacancy.expires_on, hand.today) + timedelta(days=effect.days)
    until = max(min(until, own.latest(hand)), vacancy.expires_on)
    own.extend(effect.code, until, hand)
    return VacancyExtended(until=until)


def _drafted(found: VacancyDraft, looked: Looked, hand: Hand) -> PostingDrafted:
    return PostingDrafted(
        draft=found.id,
        title=found.typed.get("title", ""),
        view=by_phone.view(found, looked, hand),
        missing=by_phone.missing(looked),
        grave=any(flag.severity >= STOPS_PUBLICATION for flag in looked.flags),
    )
