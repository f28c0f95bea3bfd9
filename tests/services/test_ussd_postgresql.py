"""The same turns on PostgreSQL, where two writers really meet."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from smsgate.config import WIB, Config
from smsgate.migrations import migrate
from smsgate.models import Contact, OutboundMessage, Shown, Subscription, UssdSession, database
from smsgate.runtime import Runtime, open_runtime
from smsgate.services import seed
from tests.fakes import NOON
from tests.services.dialler import COPIES, FOLLOW_SALING, PHONE, Caller, at_once

pytest_plugins = ["tests.plugins.servers"]
pytestmark = pytest.mark.postgres


@pytest.fixture
def on_postgresql(postgresql_url: str, tmp_path: Path) -> Iterator[Runtime]:
    """A process on a PostgreSQL of its own with the demo vacancies."""
    config = Config(database_url=postgresql_url, data_dir=tmp_path, secret_key="k" * 32)
    runtime = open_runtime(config)
    with runtime.database.connection_context():
        migrate(runtime.database)
        seed.load_regions()
        seed.load_demo(NOON.date(), WIB, config.region)
        yield runtime
    database.close_all()


@pytest.mark.parametrize(("transcript", "texts"), [("", 0), ("1*1*1*1", 1)], ids=["first", "last"])
def test_of_copies_at_once_one_acts(on_postgresql: Runtime, transcript: str, texts: int) -> None:
    answers = at_once(on_postgresql, transcript)
    assert len(answers) == COPIES
    assert len(set(answers)) == 1
    assert UssdSession.select().count() == Contact.select().count() == 1
    assert OutboundMessage.select().count() == texts


def test_it_looks_follows_resumes_and_takes_junk(on_postgresql: Runtime) -> None:
    caller = Caller(on_postgresql)
    caller.dial()
    before = caller.press("1", "1")
    assert Shown.select().exists()
    caller.dial("ATUid_2")
    assert caller.press("1") == before
    assert caller.press("\x00\udcff").startswith("CON ")
    caller.dial("ATUid_3")
    assert caller.press("2", *FOLLOW_SALING).startswith("END ")
    assert [row.place for row in Subscription.of(Contact.by_phone(PHONE))] == ["16.11.09"]
