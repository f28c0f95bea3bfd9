"""What a digest is headed by."""

import pytest
from peewee import Database

from smsgate.services.digest.heading import Followed, lies_apart, sought
from smsgate.services.places import place_book
from smsgate.wording.heads import Sought
from tests.services.digest.conftest import PALEMBANG, PENDOPO, PROVINCE, REGENCY, SALING, TEBING

ONE = [(PENDOPO, "")]


@pytest.mark.parametrize(
    ("followed", "language", "expected"),
    [
        (ONE, "id", Sought(place=PENDOPO, name="Pendopo")),
        ([(PENDOPO, "sopir")], "id", Sought(place=PENDOPO, name="Pendopo", words=("sopir",))),
        ([(PENDOPO, "sopir")], "en", Sought(place=PENDOPO, name="Pendopo", words=("driver",))),
        ([(PENDOPO, ""), (PENDOPO, "sopir")], "id", Sought(place=PENDOPO, name="Pendopo")),
        ([("LUAR", "")], "en", Sought(place="LUAR")),
        ([(PENDOPO, ""), (SALING, "")], "id", Sought(name="Pendopo, Saling")),
        ([(PENDOPO, ""), (PALEMBANG, "")], "id", Sought(name="Pendopo, Palembang")),
        ([(PENDOPO, ""), ("LUAR", "")], "en", Sought(name="Pendopo, other regions")),
        ([(PENDOPO, ""), (SALING, ""), (TEBING, ""), (REGENCY, "")], "id", Sought()),
        (
            [(PENDOPO, "guru"), (SALING, "guru")],
            "id",
            Sought(name="Pendopo, Saling", words=("guru",)),
        ),
    ],
)
def test_it_names_places_and_kinds_while_they_fit(
    db: Database, followed: Followed, language: str, expected: Sought
) -> None:
    assert sought(followed, language, place_book((REGENCY,))) == expected


@pytest.mark.parametrize(
    ("followed", "apart"),
    [
        (ONE, False),
        ([(PENDOPO, "guru"), (PENDOPO, "sopir")], False),
        ([(PENDOPO, ""), (SALING, "")], True),
        ([(REGENCY, "")], True),
        ([(PROVINCE, "")], True),
        ([("LUAR", "")], True),
        ([(PALEMBANG, "")], False),
    ],
)
def test_it_says_where_each_is_unless_all_are_in_one_place(followed: Followed, apart: bool) -> None:
    assert lies_apart(followed, (REGENCY,)) is apart
