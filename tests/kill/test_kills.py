"""One seeded run of each kind: parts are killed at random moments, and everybody is told once.

`scripts/bench kills` does many. The seed stands in the test's name and reproduces the schedule.
"""

from pathlib import Path

import pytest

from tests.kill.run import DIGEST, INBOUND, Outcome, run
from tests.kill.town import POSTGRESQL, SQLITE

SEED = 1


def _is_told_once(outcome: Outcome) -> None:
    assert not outcome.faults
    assert (outcome.told_twice, outcome.forgotten) == (0, 0)
    assert outcome.told_once > 0


@pytest.mark.parametrize("kind", [INBOUND, DIGEST])
def test_it_survives_kills_on_sqlite(kind: str, tmp_path: Path) -> None:
    _is_told_once(run(kind, SQLITE, SEED, tmp_path))


@pytest.mark.postgres
@pytest.mark.redis
@pytest.mark.usefixtures("postgresql_server", "redis_url")
@pytest.mark.parametrize("kind", [INBOUND, DIGEST])
def test_it_survives_kills_on_postgresql_and_redis(kind: str, tmp_path: Path) -> None:
    _is_told_once(run(kind, POSTGRESQL, SEED, tmp_path))
