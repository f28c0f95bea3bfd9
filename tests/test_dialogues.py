"""Every conversation of tests/dialogues, word for word. `--update-dialogues` writes what is said now."""

from datetime import datetime
from pathlib import Path

import pytest

from smsgate.config import Config
from smsgate.runtime import Runtime
from smsgate.services.inbound import receive
from smsgate.wording import gsm7, segments
from tests.conftest import NOON
from tests.dialogue import Player, inbound

SCRIPTS = sorted((Path(__file__).parent / "dialogues").glob("*.txt"))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_it_speaks_as_written(
    script: Path, runtime: Runtime, config: Config, request: pytest.FixtureRequest
) -> None:
    def send(phone: str, text: str, now: datetime) -> list[str]:
        replies = receive(inbound(phone, text, now), runtime, now).replies
        for reply in replies:
            assert gsm7.is_gsm7(reply.text)
            assert segments.count(reply.text).segments <= 2, reply.text
        return [reply.text for reply in replies]

    expected = script.read_text()
    said = Player(send, NOON).play(expected)
    if request.config.getoption("--update-dialogues"):
        script.write_text(said)
    assert said == expected
