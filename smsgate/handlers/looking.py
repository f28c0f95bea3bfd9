"""Looking for open vacancies: where the person asks, then nearby, then the regency, then beyond."""

from collections.abc import Iterator
from dataclasses import dataclass

from smsgate.handlers.context import Context
from smsgate.understanding import kind_of_work
from smsgate.views import OUTSIDE, Unmet
from smsgate.wording.heads import Near, Sought
from smsgate.wording.lists import PAGE, Page

NEIGHBOURS_AT_ONCE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search came to.

    `elsewhere`: nothing lay where it was asked for; `near` names the neighbours that have something.
    `akin`: nothing had the words, so it is work of the same kind.
    """

    sought: Sought
    codes: tuple[int, ...] = ()
    near: tuple[Near, ...] = ()
    elsewhere: bool = False
    several_places: bool = False
    akin: bool = False

    @property
    def unmet(self) -> Unmet | None:
        """What was looked for, where just that was not found."""
        if self.codes and not self.elsewhere and not self.akin:
            return None
        group = (self.sought.group,) if self.sought.group else ()
        return Unmet(place=self.sought.place, words=(*group, *self.sought.words))


def sought(
    place: str | None, terms: tuple[str, ...], context: Context, group: str | None = None
) -> Sought:
    """What is looked for, as it is written in the head of a list."""
    return Sought(place=place, name=context.directory.name(place), words=terms, group=group)


def look(
    place: str | None, terms: tuple[str, ...], context: Context, group: str | None = None
) -> Found:
    """The first step of widening that finds something; no codes when none does."""
    what = sought(place, terms, context, group)
    for places, near in _steps(place, context):
        codes, akin = _matching(places, what, context)
        if codes:
            return Found(
                sought=what,
                codes=codes,
                near=_with_something(near, codes, context),
                elsewhere=places != (place,),
                several_places=len(places) > 1 or holds_many(places[0]),
                akin=akin,
            )
    return Found(sought=what)


def page(found: Found, context: Context, start: int = 0) -> Page:
    """The vacancies to word from `start` on; those closed meanwhile are left out."""
    views = context.directory.vacancies(found.codes[start : start + 2 * PAGE])
    closed = len(found.codes[start : start + 2 * PAGE]) - len(views)
    return Page(
        sought=found.sought,
        vacancies=views,
        total=len(found.codes) - closed,
        start=start,
        show_places=found.several_places,
    )


def open_nearby(place: str | None, context: Context) -> tuple[Near, ...]:
    """Where there is work of any kind close by, nearest first, with how much."""
    counts = context.directory.counts()
    return tuple(
        Near(name=context.directory.name(code), km=km, open=counts[code])
        for code, km in (context.directory.neighbours(place) if place else ())
        if counts.get(code)
    )


def _steps(
    place: str | None, context: Context
) -> Iterator[tuple[tuple[str | None, ...], tuple[tuple[str, float], ...]]]:
    """Places to look in, each wider than the one before, with the neighbours it is made of."""
    yield (place,), ()
    if place == OUTSIDE:
        return
    neighbours = context.directory.neighbours(place) if place else ()
    for first in range(0, len(neighbours), NEIGHBOURS_AT_ONCE):
        group = neighbours[first : first + NEIGHBOURS_AT_ONCE]
        yield tuple(code for code, _ in group), group
    if place is not None and _is_served(place, context):
        yield (None,), ()
    yield (OUTSIDE,), ()


def _is_served(place: str, context: Context) -> bool:
    return any(district.code.startswith(place[:5]) for district in context.directory.districts())


def holds_many(place: str | None) -> bool:
    """True for the whole region, LUAR, a province or a regency: the lines of a list then say where."""
    return place is None or place == OUTSIDE or len(place) <= 5


def _matching(
    places: tuple[str | None, ...], what: Sought, context: Context
) -> tuple[tuple[int, ...], bool]:
    """By the words; if none has them, by the kind of work they speak of, and whether it came to that."""
    codes = context.directory.find(places, what.words, None, what.group)
    if codes or not what.words:
        return codes, False
    kind = kind_of_work(what.words)
    return (context.directory.find(places, (), kind, what.group) if kind else ()), True


def _with_something(
    group: tuple[tuple[str, float], ...],
    codes: tuple[int, ...],
    context: Context,
) -> tuple[Near, ...]:
    """Of the neighbours looked in, those that have some of what was found."""
    if not group:
        return ()
    there = {view.place for view in context.directory.vacancies(codes[: 2 * PAGE])}
    return tuple(
        Near(name=context.directory.name(code), km=km) for code, km in group if code in there
    )
