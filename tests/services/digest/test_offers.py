"""Which vacancies a place and a kind of work mean, and from when on."""

from typing import Any

import pytest

from smsgate.models import Counter, VacancyState
from smsgate.models.counter import PUBLISHED_SEQ
from smsgate.services.digest.offers import Offers
from smsgate.views import OUTSIDE
from tests.services.digest.conftest import (
    JAKARTA,
    PALEMBANG,
    PENDOPO,
    PROVINCE,
    REGENCY,
    SALING,
    TODAY,
    publish,
)


def matching(followed: list[tuple[str, str]], start: int, reach: int | None = None) -> set[int]:
    end = Counter.current(PUBLISHED_SEQ)
    offers = Offers(TODAY, [REGENCY], start if reach is None else reach, end)
    return {offer.code for offer in offers.matching(followed, start)}


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (PENDOPO, {"pendopo", "everywhere"}),
        (f"{PENDOPO}.2001", {"pendopo", "everywhere"}),
        (SALING, {"saling", "everywhere"}),
        (REGENCY, {"pendopo", "saling", "everywhere"}),
        (PALEMBANG, {"palembang"}),
        (PROVINCE, {"pendopo", "saling", "everywhere", "palembang"}),
        (OUTSIDE, {"palembang", "jakarta"}),
        (JAKARTA, {"jakarta"}),
        ("33.74", set()),
    ],
)
def test_it_knows_what_lies_in_a_place(told_until: int, place: str, expected: set[str]) -> None:
    codes = {
        "pendopo": publish(PENDOPO),
        "saling": publish(SALING),
        "everywhere": publish(REGENCY),
        "palembang": publish(PALEMBANG),
        "jakarta": publish(JAKARTA),
    }
    assert matching([(place, "")], told_until) == {codes[name] for name in expected}


def test_it_keeps_to_the_kind_of_work(told_until: int) -> None:
    publish(kind="toko")
    driver, nameless = publish(kind="sopir"), publish(kind=None)
    assert matching([(PENDOPO, "sopir")], told_until) == {driver}
    assert nameless in matching([(PENDOPO, "")], told_until)


def test_it_tells_once_what_two_subscriptions_match(told_until: int) -> None:
    code = publish(kind="sopir")
    offers = Offers(TODAY, [REGENCY], told_until, Counter.current(PUBLISHED_SEQ))
    found = offers.matching([(PENDOPO, ""), (PENDOPO, "sopir"), (REGENCY, "")], told_until)
    assert [offer.code for offer in found] == [code]


@pytest.mark.parametrize(
    "columns",
    [
        {"state": VacancyState.WITHDRAWN},
        {"state": VacancyState.FILLED},
        {"state": VacancyState.WAITING, "published_seq": None, "verified_at": None},
        {"expires_on": TODAY.replace(day=24)},
    ],
)
def test_it_leaves_out_what_is_not_open(told_until: int, columns: dict[str, Any]) -> None:
    publish(**columns)
    assert matching([(PENDOPO, "")], told_until) == set()


def test_it_keeps_to_the_window(told_until: int) -> None:
    publish()
    middle = Counter.current(PUBLISHED_SEQ)
    newer = publish()
    offers = Offers(TODAY, [REGENCY], told_until, Counter.current(PUBLISHED_SEQ))
    later = publish()
    assert {offer.code for offer in offers.matching([(PENDOPO, "")], middle)} == {newer}
    assert later not in {offer.code for offer in offers.matching([(PENDOPO, "")], told_until)}


def test_it_reaches_further_back_for_whoever_is_behind(told_until: int) -> None:
    older = publish()
    middle = Counter.current(PUBLISHED_SEQ)
    newer = publish()
    assert matching([(PENDOPO, "")], told_until, reach=middle) == {older, newer}


def test_it_finds_the_newest_first(told_until: int) -> None:
    codes = [publish(place) for place in (PENDOPO, REGENCY, PENDOPO, REGENCY)]
    offers = Offers(TODAY, [REGENCY], told_until, Counter.current(PUBLISHED_SEQ))
    found = offers.matching([(PENDOPO, "")], told_until)
    assert [offer.code for offer in found] == codes[::-1]
