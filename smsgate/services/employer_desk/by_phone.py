"""An employer at its phone: the draft of a vacancy written by SMS or on USSD, and sent to the office."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from smsgate import phone
from smsgate.config import Config
from smsgate.models import Contact, Employer, Region, Role, SmsPosting, Staff, Vacancy, VacancyDraft
from smsgate.services.applications.rows import Hand
from smsgate.services.employer_desk import drafts, posting
from smsgate.services.employer_desk.drafts import Looked
from smsgate.services.employers.changes import locked as one_at_a_time
from smsgate.services.imports.place_readers import typed_place
from smsgate.services.imports.vacancy_rows import LIFE
from smsgate.services.vacancy_desk.preview import view_of
from smsgate.services.verification import wages
from smsgate.views import VacancyView

BY_PHONE = "employer by phone"
"""Who the audit log names where an employer acted from its registered number: there is no account."""

IN_ORDER = ("title", "place", "pay_min", "pay_max", "pay_per", "expires_on")
"""What is asked for first when several fields will not do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """Who writes, on what (sms or ussd)."""

    contact: Contact
    channel: str


def hand_of(employer_id: int, contact: Contact, config: Config, now: datetime) -> Hand | None:
    """The employer's own hand; None when the number is not (any more) that employer's."""
    mine = (Employer.id == employer_id) & (Employer.phone == contact.phone)
    employer: Employer | None = Employer.get_or_none(mine)
    if employer is None:
        return None
    by = Staff(email=BY_PHONE, role=Role.EMPLOYER)
    return Hand(by=by, employer=employer, config=config, now=now)


def under_way(employer_id: int) -> VacancyDraft | None:
    """The newest draft begun by phone and not closed."""
    mine = (SmsPosting.employer == employer_id) & VacancyDraft.closed_at.is_null()
    query = VacancyDraft.select().join(SmsPosting).where(mine).order_by(VacancyDraft.id.desc())
    found: VacancyDraft | None = query.first()
    return found


def meant(draft: int | None, after: int | None, hand: Hand) -> VacancyDraft | None:
    """The draft of that number, or else the newest begun after another; only while it is open."""
    if draft is not None:
        found = drafts.found(draft, hand)
        return found if found is not None and found.closed_at is None else None
    newest = under_way(hand.employer.id) if after is not None else None
    return newest if newest is not None and newest.id > (after or 0) else None


def begin(words: str, caller: Caller, hand: Hand) -> VacancyDraft:
    """A new one; the same words once more find the draft of the first.

    Call inside a transaction. Raises InputError.
    """
    one_at_a_time(hand.employer.id)
    newest = under_way(hand.employer.id)
    if newest is not None and words and _words_of(newest) == words:
        return newest
    draft = drafts.begin_with(_usual(hand), hand)
    _keep(draft, words, caller, hand)
    return draft


def mend(code: int, words: str, caller: Caller, hand: Hand) -> VacancyDraft | None:
    """The draft in which one that was sent back, or waits, is mended. Raises InputError."""
    draft = drafts.mend(code, hand)
    if draft is not None:
        _keep(draft, words, caller, hand)
    return draft


def write(draft: VacancyDraft, fields: Mapping[str, str], hand: Hand) -> Looked:
    """Lay the fields over what was typed before; how it reads now."""
    news = dict(fields)
    if place := news.get("place"):
        region = Region.get_or_none(Region.code == place)
        news["place"] = typed_place(region, hand.config.region) if region else ""
    draft.typed = {**draft.typed, **news}
    draft.updated_at = hand.now
    draft.save(only=[VacancyDraft.typed, VacancyDraft.updated_at])
    return drafts.look(draft, hand)


def missing(looked: Looked) -> tuple[str, ...]:
    """The fields that will not do, the first to be asked first."""
    faults = looked.read.faults
    named = [name for name in IN_ORDER if name in faults]
    return (*named, *(name for name in faults if name not in IN_ORDER))


def view(draft: VacancyDraft, looked: Looked, hand: Hand) -> VacancyView | None:
    """How it would be seen; None while something will not do."""
    if looked.read.columns is None:
        return None
    return view_of(looked.read, draft.vacancy_id, hand.today)


def send(draft: VacancyDraft, caller: Caller, hand: Hand) -> Vacancy | None:
    """Lay it before the office; what an officer decides is told to this number. Raises InputError."""
    vacancy = posting.submit(draft.id, hand)
    if vacancy is not None:
        SmsPosting.update(vacancy=vacancy, awaits=True, contact=caller.contact).where(
            SmsPosting.draft == draft.id
        ).execute()
    return vacancy


def under_minimum(vacancy: Vacancy, hand: Hand) -> int | None:
    """The minimum wage, rupiah a month, that even its lowest pay is under; None when it is not."""
    found = wages.compare(vacancy, hand.today)
    return found.wage.rupiah if found.wage is not None and found.below else None


def _usual(hand: Hand) -> dict[str, str]:
    """What holds where nothing is said: the employer's own place, for thirty days."""
    region = hand.employer.region
    return {
        "contact": phone.local(hand.employer.phone or ""),
        "pay_per": "month",
        "place": typed_place(region, hand.config.region) if region else "",
        "expires_on": (hand.today + LIFE).isoformat(),
    }


def _words_of(draft: VacancyDraft) -> str:
    row = SmsPosting.get_or_none(SmsPosting.draft == draft.id)
    return row.words if row else ""


def _keep(draft: VacancyDraft, words: str, caller: Caller, hand: Hand) -> None:
    """The posting's row follows the draft; of one that is mended it is there already."""
    known = SmsPosting.get_or_none(SmsPosting.draft == draft.id)
    if known is None and draft.vacancy_id is not None:
        known = SmsPosting.get_or_none(SmsPosting.vacancy == draft.vacancy_id)
    row = known or SmsPosting(
        employer=hand.employer, words=words, channel=caller.channel, created_at=hand.now
    )
    row.contact, row.draft, row.vacancy_id = caller.contact, draft, draft.vacancy_id
    row.save()
