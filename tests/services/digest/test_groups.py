"""Who is in a digest's audience, and what they have in common."""

from datetime import timedelta
from typing import Any

import pytest
from peewee import Database

from smsgate.services.digest.groups import (
    WITH_THE_RUN,
    Group,
    awake,
    counted,
    groups_of,
    likely_awake,
    within,
)
from tests.services.digest.conftest import MORNING, PENDOPO, SALING, TODAY, follower


def test_it_puts_together_who_follows_the_same_in_one_language_from_one_point(
    db: Database,
) -> None:
    follower(PENDOPO)
    follower(PENDOPO)
    follower(PENDOPO, language="en")
    follower(PENDOPO, SALING)
    follower(f"{PENDOPO}:sopir")
    follower(PENDOPO, digest_from=7)
    assert dict(counted(awake(TODAY))) == {
        Group("id|16.11.02:", WITH_THE_RUN): 2,
        Group("en|16.11.02:", WITH_THE_RUN): 1,
        Group("id|16.11.02:|16.11.09:", WITH_THE_RUN): 1,
        Group("id|16.11.02:sopir", WITH_THE_RUN): 1,
        Group("id|16.11.02:", 7): 1,
    }
    assert set(groups_of(awake(TODAY))) == set(dict(counted(awake(TODAY))))


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ({}, True),
        ({"follows": None}, False),
        ({"stopped_at": MORNING}, False),
        ({"erased_at": MORNING}, False),
        ({"paused_until": TODAY + timedelta(days=1)}, False),
        ({"paused_until": TODAY}, True),  # JEDA 7, seven days ago
    ],
)
def test_it_leaves_out_whoever_wants_none_today(
    db: Database, columns: dict[str, Any], expected: bool
) -> None:
    for digest_from in (None, 5):
        follower(PENDOPO, **columns, digest_from=digest_from)
    assert len(list(groups_of(awake(TODAY)))) == (2 if expected else 0)
    assert set(groups_of(awake(TODAY))) <= set(groups_of(likely_awake(TODAY)))


@pytest.mark.parametrize(
    ("region", "people"), [("16.11", 3), ("16.11.02", 2), ("16.71", 1), ("16", 4), ("16.1", 0)]
)
def test_it_knows_who_follows_something_in_a_region(db: Database, region: str, people: int) -> None:
    for followed in ((PENDOPO,), (PENDOPO, SALING), ("16.11:sopir",), ("16.71", "LUAR")):
        follower(*followed)
    assert sum(count for _, count in counted(within(region))) == people
