"""Sessions word for word, in both languages. `--update-dialogues` writes what is said now."""

from pathlib import Path

import pytest

from smsgate.handlers.knowledge.village import AgentView
from smsgate.views import ContactView, Helped, SubscriptionView
from tests.fakes import at_its_desk, context, demo_directory, some_applications
from tests.handlers.ussd.dialling import played

SCRIPTS = sorted((Path(__file__).parent / "dialogues").glob("*.txt"))

SALING = "16.11.09"
FOLLOWED = (
    SubscriptionView(id=1, place="16.11.02"),
    SubscriptionView(id=2, place="16.11.04", kind="sopir"),
    SubscriptionView(id=3, place="16.11.04", kind="toko"),
)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_it_speaks_as_written(script: Path, request: pytest.FixtureRequest) -> None:
    language = "en" if script.stem.startswith("english") else "id"
    followed = FOLLOWED if "followed" in script.stem else ()
    person = ContactView(id=1, language=language, subscriptions=followed)
    expected = script.read_text()
    directory = demo_directory()
    if "nothing" in script.stem:
        directory.close(*directory.find((SALING,)), *directory.find((None,), kind="guru"))
    if "applied" in script.stem:
        directory.applications.made = some_applications(directory)
    if "posting" in script.stem:
        at_its_desk(directory)
    if "village" in script.stem:
        directory.village.of = AgentView(office="kades", village="Beruge Ilir", district="16.11.02")
        directory.village.done = Helped(asked=12, agreed=9, applied=2)
    said = played(expected, context(directory, person))
    if request.config.getoption("--update-dialogues"):
        script.write_text(said)
    assert said == expected
