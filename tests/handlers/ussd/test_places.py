"""Choosing a place, and what is offered where nothing is open."""

from dataclasses import replace

import pytest

from smsgate.handlers.ussd import places
from smsgate.handlers.ussd.nearby import nearby
from smsgate.handlers.ussd.screens import Visit
from smsgate.views import OUTSIDE
from tests.fakes import NOON, FakeDirectory, context, demo_directory, demo_places, demo_vacancies

TWO = ("16.11", "16.04")


def test_the_regency_comes_first_then_elsewhere_then_the_districts() -> None:
    visit = Visit(context())
    found = places.choices(visit, "here", "list", "towns", {"16.11.02": 7, "16.71": 2})
    assert [choice.label[0] for choice in found[:3]] == [
        "Seluruh Empat Lawang (7)",
        "Luar daerah (2)",
        "Lintang Kanan (0)",
    ]
    assert [choice.to for choice in found[:3]] == ["list", "towns", "list"]
    assert len(found) == 12


def test_of_several_regencies_one_is_chosen_before_its_districts() -> None:
    asked = context(FakeDirectory(places=demo_places(TWO), served=TWO))
    first = places.choices(Visit(asked), "here", "list", "list")
    assert [(choice.to, choice.given) for choice in first] == [
        ("list", {"place": OUTSIDE}),
        ("here", {"regency": "16.04"}),
        ("here", {"regency": "16.11"}),
    ]
    second = places.choices(Visit(asked, {"regency": "16.11"}), "here", "list", "list")
    assert second[0].given == {"place": "16.11"}
    assert all(choice.given["place"].startswith("16.11") for choice in second)


def test_a_district_without_work_offers_the_nearest_with_some() -> None:
    directory = demo_directory()
    directory.close(*directory.find(("16.11.09",)))
    found = nearby(Visit(context(directory), {"place": "16.11.09"}))
    distances = dict(directory.neighbours("16.11.09"))
    codes = [choice.given["place"] for choice in found]
    assert len(codes) == 3
    assert codes == sorted(distances, key=distances.__getitem__)[:3]
    assert found[0].label[0].endswith(" km")


@pytest.mark.parametrize(
    ("asked", "offered"),
    [
        ("16.11.09", ["16.11", OUTSIDE]),
        (OUTSIDE, ["16.11"]),
        ("16.11", [OUTSIDE]),
        ("", ["16.11", OUTSIDE]),
    ],
)
def test_without_neighbours_it_offers_all_the_rest(asked: str, offered: list[str]) -> None:
    flat = [replace(place, lat=None, lng=None) for place in demo_places()]
    directory = FakeDirectory(demo_vacancies(NOON.date()), flat)
    found = nearby(Visit(context(directory), {"place": asked}))
    assert [choice.given["place"] for choice in found] == offered


def test_where_nothing_is_open_at_all_nothing_is_offered() -> None:
    assert nearby(Visit(context(FakeDirectory()), {"place": "16.11.09"})) == ()
