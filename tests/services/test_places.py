import pytest

from smsgate.services.places import place_book
from smsgate.views import OUTSIDE


@pytest.fixture
def book(db):
    return place_book(("16.11",))


@pytest.mark.parametrize(
    ("code", "name"),
    [
        (None, "Empat Lawang"),
        ("16.11", "Empat Lawang"),
        ("16.11.04", "Tebing Tinggi"),
        ("16.71", "Palembang"),
        ("16.04", "Kab. Lahat"),
        ("31.71", "Jakarta Pusat"),
        ("18", "Lampung"),
        (OUTSIDE, ""),
        ("99.99", ""),
    ],
)
def test_it_names_places_as_people_do(book, code, name):
    assert book.name(code) == name


def test_it_knows_the_ten_districts_by_name(book):
    names = [place.name for place in book.districts]
    assert len(names) == 10
    assert names == sorted(names)


def test_neighbours_are_nearest_first(book):
    neighbours = book.neighbours("16.11.02")
    distances = [km for _, km in neighbours]
    assert len(neighbours) == 9
    assert distances == sorted(distances)
    assert 0 < distances[0] < 20
    assert book.neighbours("16.71") == ()
