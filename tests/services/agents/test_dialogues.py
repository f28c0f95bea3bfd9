"""A village head's texts word for word, in both languages. `--update-dialogues` writes what is said now."""

from datetime import datetime
from pathlib import Path

import pytest

from smsgate.models import Agent
from tests.conftest import NOON
from tests.dialogue import Player
from tests.services.agents.conftest import Say

SCRIPTS = sorted((Path(__file__).parent / "dialogues").glob("*.txt"))


@pytest.fixture
def database_url(sqlite_copy: str) -> str:
    """The words are the same on both databases."""
    return sqlite_copy


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_it_speaks_as_written(
    script: Path, agent: Agent, say: Say, request: pytest.FixtureRequest
) -> None:
    def send(phone: str, text: str, now: datetime) -> list[str]:
        return say(phone, text, now)

    expected = script.read_text()
    said = Player(send, NOON).play(expected)
    if request.config.getoption("--update-dialogues"):
        script.write_text(said)
    assert said == expected
