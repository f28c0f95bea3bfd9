"""What a handler may ask about the employer whose number writes: who it is, what it has begun and posted."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from smsgate.understanding.offers import Offer
from smsgate.views import VacancyView


@dataclass(frozen=True, slots=True, kw_only=True)
class PostingEmployer:
    """An employer that the office knows by this number. `place`: the code of where it is, or ""."""

    id: int
    name: str
    suspended: bool = False
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftView:
    """A vacancy begun by phone and not sent.

    `view`: how it would be seen; None while `missing`, a field, will not do.
    """

    id: int
    title: str = ""
    view: VacancyView | None = None
    missing: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnVacancy:
    """One of theirs. `stand`: waiting, open, returned, expired, filled, withdrawn or rejected."""

    code: int
    employer: int
    title: str
    stand: str
    expires_on: date
    applied: int = 0
    reason: str = ""

    @property
    def alive(self) -> bool:
        """Whether it can still be filled or extended."""
        return self.stand in ("open", "expired")


class Postings(Protocol):
    """Of the number that writes, which may stand for several employers."""

    def employers(self) -> tuple[PostingEmployer, ...]:
        """Those of this number, by name; none for everybody else."""
        ...

    def draft(self, employer: int) -> DraftView | None:
        """The newest vacancy begun by phone and not sent."""
        ...

    def sent(self, employer: int, words: str) -> int | None:
        """The code of one that waits for an officer and was begun with the same words."""
        ...

    def vacancies(self, employer: int) -> tuple[OwnVacancy, ...]:
        """The newest of theirs, what needs doing first."""
        ...

    def vacancy(self, code: int) -> OwnVacancy | None:
        """One of theirs by its code."""
        ...

    def read(self, words: str) -> Offer:
        """An offer of work in the employer's own words."""
        ...

    def correction(self, words: str) -> Offer | None:
        """A correction of one; None when the words say anything else."""
        ...
