"""A vacancy written in steps: each is kept as soon as it was sent, right or wrong, so nothing is lost."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from smsgate import phone
from smsgate.errors import InputError
from smsgate.i18n import N_
from smsgate.models import Vacancy, VacancyDraft, VacancyState, database
from smsgate.models.base import for_us_alone
from smsgate.services.applications.rows import Hand
from smsgate.services.employers.changes import locked as one_at_a_time
from smsgate.services.imports.findings import Said
from smsgate.services.imports.place_readers import place_reader
from smsgate.services.redflags import RedFlag, flags
from smsgate.services.vacancy_desk import typed as cells
from smsgate.services.vacancy_desk.typed import Read, Where

STEPS: tuple[tuple[str, ...], ...] = (
    ("title", "sector", "description", "education", "openings", "inclusion"),
    ("pay_min", "pay_max", "pay_per", "place", "mode"),
    ("how_to_apply", "contact", "expires_on"),
)
"""The fields that each step asks for."""

MENDABLE = (VacancyState.RETURNED, VacancyState.WAITING)

MOST_OPEN = 20
"""Drafts an employer may have begun."""

LONGEST = 3000
"""Characters of a field that are kept; what is too long is told beside it."""

SUSPENDED = N_("Your account is suspended, so you cannot post. The reason is on your first page.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What a draft says so far. `faults` and `remarks` by field; `flags`: signs of fraud in its words."""

    read: Read
    flags: tuple[RedFlag, ...]

    def faults_of(self, step: int) -> dict[str, tuple[Said, ...]]:
        """Those of a step, counted from 1."""
        return {name: said for name, said in self.read.faults.items() if name in STEPS[step - 1]}

    @property
    def first_faulty(self) -> int | None:
        """The first step to go back to."""
        wrong = (step for step in range(1, len(STEPS) + 1) if self.faults_of(step))
        return next(wrong, None)


def begin(hand: Hand) -> VacancyDraft:
    """A new one, with what is known already; one begun before with nothing else in it is taken again.

    Raises InputError for an employer that is suspended, or has begun too many.
    """
    first = {"contact": phone.local(hand.employer.phone or ""), "pay_per": "month"}
    return _begun(first, None, 0, hand)


def begin_with(typed: Mapping[str, str], hand: Hand) -> VacancyDraft:
    """A new one in which that stands already. Raises InputError as `begin`."""
    return _begun(dict(typed), None, 0, hand)


def repeat(code: int, hand: Hand) -> VacancyDraft | None:
    """A new one with the words of an old one, its last day to be chosen; None when that is not theirs."""
    vacancy = own_vacancy(code, hand)
    if vacancy is None:
        return None
    return _begun({**_typed_of(vacancy, hand), "expires_on": ""}, None, 0, hand)


def mend(code: int, hand: Hand) -> VacancyDraft | None:
    """The draft in which one that was sent back (or still waits) is mended; None when that cannot be."""
    vacancy = own_vacancy(code, hand)
    if vacancy is None or vacancy.state not in MENDABLE:
        return None
    return _begun(_typed_of(vacancy, hand), vacancy, len(STEPS), hand)


def found(draft_id: int, hand: Hand) -> VacancyDraft | None:
    """A draft of this employer, sent or not."""
    mine: VacancyDraft | None = VacancyDraft.get_or_none(
        (VacancyDraft.id == draft_id) & (VacancyDraft.employer == hand.employer)
    )
    return mine


def open_ones(hand: Hand) -> list[VacancyDraft]:
    """What was begun and is not sent yet, the newest first; without those nothing was written into."""
    query = _open(hand).order_by(VacancyDraft.id.desc())
    return [draft for draft in query if draft.step or draft.typed.get("title")]


def keep(draft_id: int, step: int, typed: Mapping[str, str], hand: Hand) -> Looked | None:
    """Write down what was typed in a step, whatever is wrong with it; None when there is no open draft."""
    with database.atomic():
        draft = locked(draft_id, hand)
        if draft is None or draft.closed_at is not None:
            return None
        news = {name: typed.get(name, "").strip()[:LONGEST] for name in STEPS[step - 1]}
        draft.typed = {**draft.typed, **news}
        looked = look(draft, hand)
        if not looked.faults_of(step):
            draft.step = max(draft.step, step)
        draft.updated_at = hand.now
        draft.save()
    return looked


def look(draft: VacancyDraft, hand: Hand) -> Looked:
    """Read a draft as it stands."""
    served = hand.config.region
    where = Where(places=place_reader(served), served=served, today=hand.today, by=hand.by)
    typed = {**draft.typed, "employer": hand.employer.name}
    words = (typed.get(name, "") for name in ("title", "description", "how_to_apply", "contact"))
    return Looked(read=cells.read(typed, where), flags=tuple(flags("\n".join(words))))


def throw_away(draft_id: int, hand: Hand) -> bool:
    """Close a draft without sending it."""
    return _set_closed(draft_id, hand, closed=True)


def take_up_again(draft_id: int, hand: Hand) -> bool:
    """Undo that."""
    return _set_closed(draft_id, hand, closed=False)


def own_vacancy(code: int, hand: Hand) -> Vacancy | None:
    """A vacancy of this employer."""
    mine: Vacancy | None = Vacancy.get_or_none(
        (Vacancy.code == code) & (Vacancy.employer == hand.employer)
    )
    return mine


def locked(draft_id: int, hand: Hand) -> VacancyDraft | None:
    """A draft of this employer for us alone until the commit."""
    mine = (VacancyDraft.id == draft_id) & (VacancyDraft.employer == hand.employer)
    draft: VacancyDraft | None = for_us_alone(VacancyDraft.select().where(mine)).first()
    return draft


def may_post(hand: Hand) -> None:
    """Raises InputError for an employer that is suspended."""
    if hand.suspended:
        raise InputError(SUSPENDED)


def _begun(typed: dict[str, str], vacancy: Vacancy | None, step: int, hand: Hand) -> VacancyDraft:
    """A second click, and a second look at one that is mended, find the draft of the first."""
    may_post(hand)
    with database.atomic():
        one_at_a_time(hand.employer.id)
        begun: list[VacancyDraft] = list(_open(hand))
        for draft in begun:
            if draft.vacancy_id == (vacancy and vacancy.code) and (vacancy or draft.typed == typed):
                return draft
        if len(begun) >= MOST_OPEN:
            raise InputError(N_("You have begun many vacancies. Finish or throw away one first."))
        new: VacancyDraft = VacancyDraft.create(
            employer=hand.employer,
            staff=hand.by.id,
            vacancy=vacancy,
            step=step,
            typed=typed,
            created_at=hand.now,
            updated_at=hand.now,
        )
    return new


def _open(hand: Hand) -> Any:
    return VacancyDraft.select().where(
        (VacancyDraft.employer == hand.employer) & VacancyDraft.closed_at.is_null()
    )


def _set_closed(draft_id: int, hand: Hand, *, closed: bool) -> bool:
    with database.atomic():
        draft = locked(draft_id, hand)
        if draft is None or (draft.closed_at is not None) == closed:
            return False
        if not closed and draft.vacancy_id is not None:
            return False
        draft.closed_at = hand.now if closed else None
        draft.save(only=[VacancyDraft.closed_at])
    return True


def _typed_of(vacancy: Vacancy, hand: Hand) -> dict[str, str]:
    typed = cells.typed_of(vacancy, hand.config.region)
    typed.pop("employer")
    return typed
