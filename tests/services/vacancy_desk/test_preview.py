import pytest

from smsgate.config import Config
from smsgate.models import Contact, Person, Subscription, SubscriptionState
from smsgate.services.imports.place_readers import place_reader
from smsgate.services.places import place_book
from smsgate.services.redflags import STOPS_PUBLICATION
from smsgate.services.vacancy_desk import preview
from smsgate.services.vacancy_desk.reach import reach
from smsgate.services.vacancy_desk.typed import read
from smsgate.wording.ussd import fits
from tests.services.vacancy_desk.conftest import SERVED, TODAY
from tests.services.vacancy_desk.test_writing import TYPED


def _follows(place: str, kind: str = "", state: str = SubscriptionState.ACTIVE) -> None:
    phone = f"+62840000{Contact.select().count():05d}"
    person = Person.create(contact=Contact.create(phone=phone))
    Subscription.create(person=person, place=place, kind=kind, state=state)


@pytest.fixture
def followers(db) -> None:
    _follows("16.11.07")
    _follows("16.11.07", "bengkel")
    _follows("16.11.07", "sopir")
    _follows("16.11.02")
    _follows("16.11")
    _follows("16")
    _follows("LUAR")
    _follows("16.11.07", state=SubscriptionState.ENDED)


@pytest.mark.parametrize(
    ("area", "regency", "kind", "people"),
    [
        ("16.11.07", "16.11", "bengkel", 4),
        ("16.11.07", "16.11", None, 3),
        ("16.11", "16.11", None, 4),
        ("16.71", "16.71", None, 2),
    ],
)
def test_it_counts_who_follows_the_place_and_the_kind(
    followers, area: str, regency: str, kind: str | None, people: int
) -> None:
    """A vacancy of the whole regency reaches every district; one outside those of LUAR and the province."""
    assert reach(area, regency, kind, SERVED) == people


def test_it_counts_a_person_who_follows_twice_once(followers) -> None:
    before = reach("16.11.07", "16.11", "bengkel", SERVED)
    Subscription.create(person=Person.get(), place="16.11", kind="")
    assert reach("16.11.07", "16.11", "bengkel", SERVED) == before


def test_it_shows_what_phones_would_show_and_what_that_costs(
    followers, where, config: Config
) -> None:
    found = read({**TYPED, "description": "Mengelas pagar. " * 20}, where)
    view = preview.view_of(found, None, TODAY)
    told = preview.shown(view, "16.11", config, place_book(SERVED), TODAY)
    assert str(view.code) in told.news.text
    assert str(view.code) in told.detail.text
    assert told.line.startswith(f"{view.code} Tukang las")
    assert told.detail.size.segments in (1, 2)
    assert len(told.screens) > 1
    assert all(fits(screen) for screen in told.screens)
    assert told.people == 4
    assert told.news_cost == 4 * told.news.size.segments * config.segment_cost


def test_it_previews_every_language(where, config: Config) -> None:
    view = preview.view_of(read(TYPED, where), 1234, TODAY)
    book = place_book(SERVED)
    one, other = (
        preview.shown(view, "16.11", config, book, TODAY, language) for language in ("id", "en")
    )
    assert one.detail.text != other.detail.text


def test_it_says_beforehand_what_saving_comes_to(where, officer, open_one) -> None:
    ahead = preview.outlook(
        read({**TYPED, "how_to_apply": "Bayar biaya admin"}, where), None, officer
    )
    assert ahead.employer is None
    assert ahead.consequence is None
    assert ahead.flags[0].severity >= STOPS_PUBLICATION


def test_it_reads_places_anew_only_after_an_import_of_regions(db) -> None:
    assert place_reader(SERVED) is place_reader(SERVED)
    assert place_reader(SERVED) is not place_reader(("16.04",))
