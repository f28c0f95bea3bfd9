"""Every screen that can be reached, in every language, with the longest names there are."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache

import pytest

from smsgate import data
from smsgate.handlers.context import Context
from smsgate.handlers.knowledge.village import AgentView
from smsgate.handlers.ussd import engine
from smsgate.handlers.ussd.flows import SCREENS
from smsgate.handlers.ussd.layout import unknown_key
from smsgate.handlers.ussd.screens import KEPT
from smsgate.handlers.ussd.state import State
from smsgate.i18n import LANGUAGES
from smsgate.views import OUTSIDE, ContactView, Helped, SubscriptionView, VacancyView
from smsgate.wording.segments import septets
from smsgate.wording.ussd import LIMIT, fits
from tests.fakes import (
    NOON,
    FakeDirectory,
    at_its_desk,
    context,
    demo_directory,
    demo_places,
    demo_vacancies,
    some_applications,
)

TYPED = ("x", "1", "081200001234", "sopir", "2010", "astronot luar angkasa pemula", "*", "")
LONGEST = 6
"""Of each level so many of the longest names are put to use."""


@dataclass(frozen=True)
class Walk:
    """What was seen: each text once, with the screen it stands on and the digits it offers."""

    turns: dict[str, engine.Turn]

    @property
    def names(self) -> set[str]:
        return {turn.state.way[-1].screen for turn in self.turns.values()}


def walked(person: Context) -> Walk:
    """Press every key that is offered, and some that are not, until nothing new comes."""
    first = engine.start(person)
    lost = engine.step(first.state, "1*1", person)
    waiting = [first, engine.start(person, engine.resumable(lost.state))]
    turns: dict[str, engine.Turn] = {}
    left: set[str] = set()
    while waiting:
        turn = waiting.pop()
        # A last screen whose words need what came of its changes has none here: once for each name.
        said = turn.text or turn.state.way[-1].screen
        if said not in turns:
            turns[said] = turn
            state = State.from_json(turn.state.to_json())
            waiting += [engine.step(state, key, person) for key in _keys(turn, left)]
    return Walk(turns)


def _keys(turn: engine.Turn, left: set[str]) -> Iterator[str]:
    """All digits offered, what is typed, a wrong key; back and home once for each name of a screen."""
    if turn.ended:
        return
    yield from TYPED if turn.state.asks else (*turn.state.keys, "x")
    if turn.state.next_page:
        yield "9"
    name = turn.state.way[-1].screen
    if name not in left:
        left.add(name)
        yield from ("0", "00")


def _longest(level: str, under: str = "") -> list[str]:
    rows = [
        row
        for row in data.rows("regions_id")
        if row["level"] == level and row["code"].startswith(under)
    ]
    rows.sort(key=lambda row: len(row["name"]), reverse=True)
    return [row["code"] for row in rows[:LONGEST]]


def _long_names(served: str) -> FakeDirectory:
    """Each demo vacancy moved to a place of a long name, in another regency and outside it."""
    places = demo_places((served,))
    names = {place.code: place.name for place in places}
    districts = [place.code for place in places if len(place.code) == 8]
    towns = [code for code in _longest("kabupaten") + _longest("kota") if code != served]
    moved: list[VacancyView] = []
    for number, vacancy in enumerate(demo_vacancies(NOON.date())[::2]):
        among = towns if number % 3 else districts
        place = among[number % len(among)]
        moved.append(replace(vacancy, place=place, place_name=names[place]))
    return FakeDirectory(moved, places, (served,))


def _follower(person: ContactView, directory: FakeDirectory) -> ContactView:
    """Somebody who follows every place, for several kinds of work, and paused it all."""
    kinds = ("bangunan", "bengkel", None)
    followed = [district.code for district in directory.districts()]
    places = [*followed, OUTSIDE, *directory.served, *_longest("kabupaten")]
    return replace(
        person,
        paused_until=NOON.date().replace(month=12),
        subscriptions=tuple(
            SubscriptionView(id=number, place=place, kind=kind)
            for number, place in enumerate(places)
            for kind in kinds[number % 3 :]
        ),
    )


def _applied(directory: FakeDirectory) -> FakeDirectory:
    """Somebody who applied for much."""
    directory.applications.made = some_applications(directory)
    return directory


def _carries(directory: FakeDirectory) -> FakeDirectory:
    """The head of a village with a long name, who helped many."""
    district = directory.districts()[-1].code
    directory.village.of = AgentView(
        office="perangkat", village="Tanjung Kupang Baru Permai", district=district
    )
    directory.village.done = Helped(asked=112, agreed=109, applied=102)
    return directory


DIRECTORIES = {
    "an agent": lambda: _carries(FakeDirectory(demo_vacancies(NOON.date())[:3])),
    "an agent in a longest regency": lambda: _carries(
        FakeDirectory(demo_vacancies(NOON.date())[:1], demo_places(("31.01",)), ("31.01",))
    ),
    "applied": lambda: _applied(demo_directory()),
    "applied in a longest district": lambda: _applied(_long_names("16.09")),
    "an employer": lambda: at_its_desk(FakeDirectory(demo_vacancies(NOON.date())[:1])),
    "an employer in a longest regency": lambda: at_its_desk(
        FakeDirectory(demo_vacancies(NOON.date())[:1], demo_places(("31.01",)), ("31.01",)), 2
    ),
    "demo": demo_directory,
    "nothing open": FakeDirectory,
    "longest district": lambda: _long_names("16.09"),
    "longest regency": lambda: _long_names("31.01"),
    "longest kota": lambda: _long_names("31.74"),
    "two regencies": lambda: FakeDirectory(
        demo_vacancies(NOON.date()), demo_places(("16.11", "71.09")), ("16.11", "71.09")
    ),
}
FOLLOWED = (("demo", True), ("longest district", True))
CASES = [*((name, False) for name in DIRECTORIES), *FOLLOWED]


@cache
def walk_of(directory: str, follows: bool, language: str) -> Walk:
    """A walk through what is open in that directory, as a new caller or as one who follows everything."""
    open_now = DIRECTORIES[directory]()
    person = ContactView(id=1, language=language)
    return walked(context(open_now, _follower(person, open_now) if follows else person))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("directory", "follows"), CASES)
def test_every_screen_fits_and_leads_somewhere(
    directory: str, follows: bool, language: str
) -> None:
    for text, turn in walk_of(directory, follows, language).turns.items():
        assert fits(text), (len(text), text)
        assert not text.endswith(".."), text
        assert set(_targets(turn)) <= {*SCREENS, KEPT}, text
        assert not set(turn.state.keys) - {line[:1] for line in text.split("\n")}, text


def test_no_screen_is_unreachable() -> None:
    directory = demo_directory()
    person = ContactView(id=1, language="id")
    paused = _follower(person, directory)
    people = (person, paused, replace(paused, paused_until=None))
    seen = {name for who in people for name in walked(context(directory, who)).names}
    seen |= walked(context(_applied(demo_directory()), person)).names
    seen |= walked(context(at_its_desk(demo_directory(), 2), person)).names
    seen |= walked(context(_carries(FakeDirectory()), person)).names
    assert seen == set(SCREENS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_wrong_key_never_moves_the_lines(language: str) -> None:
    asked = context(contact=ContactView(id=1, language=language))
    notice = unknown_key(asked.translate)
    for turn in walked(asked).turns.values():
        if not turn.ended and not turn.state.asks:
            again = engine.step(turn.state, "x", asked)
            assert again.state == turn.state
            assert again.text.startswith(f"{notice}\n"), again.text


def test_it_walks_thousands_of_screens(record_property: Callable[[str, object], None]) -> None:
    seen = {
        f"{language} {text}"
        for language in LANGUAGES
        for directory, follows in CASES
        for text in walk_of(directory, follows, language).turns
    }
    record_property("screens", len(seen))
    assert len(seen) > 3000
    assert max(septets(text) for text in seen) <= LIMIT + len("id ")


def _targets(turn: engine.Turn) -> Iterator[str]:
    for to, _ in turn.state.keys.values():
        yield to
