"""Who is meant, counted exactly."""

from datetime import date, timedelta

import pytest
from peewee import Database

from smsgate.config import Config
from smsgate.models import Contact
from smsgate.services import erasure, subscribers
from smsgate.services.broadcasts.audience import Filter, audience, beyond, reach
from smsgate.services.broadcasts.texts import cost
from tests.conftest import NOON
from tests.services.broadcasts.conftest import PENDOPO, SALING, follower, joined

TODAY = NOON.date()


@pytest.fixture
def people(db: Database) -> dict[str, Contact]:
    return {
        "old": joined(follower(PENDOPO), NOON - timedelta(days=40)),
        "pendopo": follower(PENDOPO, SALING),
        "sopir": follower(f"{PENDOPO}:sopir"),
        "toko": follower(f"{SALING}:toko", language="en"),
        "luar": follower("LUAR", how="ussd"),
        "palembang": follower("16.71", how="import"),
    }


CHOICES: list[tuple[Filter, set[str]]] = [
    (Filter(), {"old", "pendopo", "sopir", "toko", "luar", "palembang"}),
    (Filter(places=(PENDOPO,)), {"old", "pendopo", "sopir"}),
    (Filter(places=(PENDOPO, SALING)), {"old", "pendopo", "sopir", "toko"}),
    (Filter(places=("LUAR",)), {"luar", "palembang"}),
    (Filter(kinds=("sopir",)), {"old", "pendopo", "sopir", "luar", "palembang"}),
    (Filter(places=(SALING,), kinds=("sopir",)), {"pendopo"}),
    (Filter(languages=("en",)), {"toko"}),
    (Filter(how=("ussd", "import")), {"luar", "palembang"}),
    (Filter(until=TODAY - timedelta(days=1)), {"old"}),
    (Filter(since=TODAY), {"pendopo", "sopir", "toko", "luar", "palembang"}),
    (Filter(since=TODAY + timedelta(days=1)), set()),
]


def test_it_meets_exactly_those(people: dict[str, Contact], config: Config) -> None:
    names = {contact.id: name for name, contact in people.items()}
    for wanted, who in CHOICES:
        query = Contact.select().where(audience(wanted, TODAY, config))
        assert {names[contact.id] for contact in query} == who, wanted
        assert reach(wanted, TODAY, config).people == len(who)


def test_it_leaves_out_whoever_stopped_paused_or_was_erased(
    people: dict[str, Contact], config: Config
) -> None:
    subscribers.stop(people["old"], "sms", NOON)
    erasure.erase(people["toko"], config, NOON)
    subscribers.pause(people["luar"], 3, TODAY)
    assert reach(Filter(), TODAY, config).by_language == {"id": 3}
    assert reach(Filter(), TODAY + timedelta(days=3), config).people == 4


def test_it_costs_what_each_language_takes(people: dict[str, Contact], config: Config) -> None:
    met = reach(Filter(), TODAY, config)
    assert met.by_language == {"en": 1, "id": 5}
    whole = cost(met, {"id": 1, "en": 2}, 350)
    assert (whole.people, whole.segments, whole.rupiah) == (6, 7, 7 * 350)
    assert cost(met, {"id": 3}, 350).segments == 18


def test_a_filter_is_kept_whole() -> None:
    wanted = Filter(places=("b", "a"), how=("sms",), since=date(2026, 11, 1))
    kept = Filter.from_json(wanted.as_json())
    assert kept == Filter(places=("a", "b"), how=("sms",), since=date(2026, 11, 1))
    assert Filter.from_json({}) == Filter()


def test_it_knows_what_lies_beyond_an_officers_districts() -> None:
    both = Filter(places=(PENDOPO, SALING))
    assert beyond(both, None) == beyond(both, (PENDOPO, SALING)) == ()
    assert beyond(both, (PENDOPO,)) == (SALING,)
    assert beyond(Filter(), (PENDOPO,)) == ("",)
