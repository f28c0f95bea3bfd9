"""What was published in a window and is open, looked up by place and kind of work without a query each."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import merge

from smsgate.models import Employer, Vacancy
from smsgate.views import OUTSIDE

MOST = 200
"""Vacancies told to one group at most, as in a search; LANJUT reaches them all."""


@dataclass(frozen=True, slots=True)
class Offer:
    """As much of a vacancy as selecting needs: a hundred thousand of them fit in memory."""

    published_seq: int
    code: int
    employer: str
    kind: str | None


class Offers:
    """The vacancies open on a day and published up to a place in the order, newest first.

    Read once for a run's window, and further back when somebody's news begins earlier.
    """

    def __init__(self, day: date, served: Sequence[str], start: int, end: int) -> None:
        self._day = day
        self._served = frozenset(served)
        self._oldest = end
        self._at: dict[tuple[str, str], list[Offer]] = defaultdict(list)
        self._of_kind: dict[tuple[str, str], list[Offer]] = {}
        self._reach(start)

    def matching(self, followed: Iterable[tuple[str, str]], start: int) -> list[Offer]:
        """Those of any (place, kind or "") published after `start`, each once."""
        self._reach(start)
        found: dict[int, Offer] = {}
        for place, kind in followed:
            for offer in self._followed(place, kind):
                if offer.published_seq <= start:
                    break
                found[offer.code] = offer
        return list(found.values())

    def _followed(self, place: str, kind: str) -> list[Offer]:
        kept = self._of_kind.get((place, kind))
        if kept is None:
            kept = [each for each in self._in(place) if not kind or each.kind == kind]
            self._of_kind[place, kind] = kept
        return kept

    def _in(self, place: str) -> Iterable[Offer]:
        """A kecamatan has its own and those of its whole regency; a wider place all that lies in it."""
        if place == OUTSIDE or len(place) <= len("16.11"):
            return self._at["within", place]
        return merge(self._at["area", place[:8]], self._at["area", place[:5]], key=_newest_first)

    def _reach(self, start: int) -> None:
        if start >= self._oldest:
            return
        for offer, area, regency in self._published(start, self._oldest):
            self._at["area", area].append(offer)
            self._at["within", regency].append(offer)
            self._at["within", regency[:2]].append(offer)
            if regency not in self._served:
                self._at["within", OUTSIDE].append(offer)
        self._oldest = start
        self._of_kind.clear()

    def _published(self, after: int, until: int) -> Iterator[tuple[Offer, str, str]]:
        query = (
            Vacancy.select(
                Vacancy.published_seq,
                Vacancy.code,
                Employer.name,
                Vacancy.kind,
                Vacancy.area,
                Vacancy.regency,
            )
            .join(Employer)
            .where(
                Vacancy.open_on(self._day)
                & (Vacancy.published_seq > after)
                & (Vacancy.published_seq <= until)
            )
            .order_by(Vacancy.published_seq.desc())
            .tuples()
        )
        for seq, code, employer, kind, area, regency in query.iterator():
            yield Offer(seq, code, employer, kind), area, regency


def _newest_first(offer: Offer) -> int:
    return -offer.published_seq
