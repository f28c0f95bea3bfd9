"""What only we know is written down, also when the database was away for a moment."""

import psycopg
import pytest
from peewee import Database, IntegrityError, InterfaceError, OperationalError

from smsgate.config import Config
from smsgate.models import Contact
from smsgate.models.connection import lent
from smsgate.services.outbox import insist as module
from smsgate.services.outbox.insist import insist
from tests.services.outbox.conftest import person

pytestmark = pytest.mark.postgres

GONE = OperationalError("server closed the connection unexpectedly")


@pytest.fixture
def database_url(postgresql_copy: str) -> str:
    """A server can go away; a file hardly."""
    return postgresql_copy


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PAUSE_SECONDS", 0)


class Away:
    """Fails so often, and then writes."""

    def __init__(self, *errors: Exception) -> None:
        self.errors = list(errors)

    def __call__(self) -> int:
        if self.errors:
            raise self.errors.pop(0)
        return person(1).id


def test_it_writes_when_the_database_is_back(db: Database) -> None:
    with lent(db):
        assert insist(Away(GONE, InterfaceError("connection already closed"), GONE)) == 1
    assert Contact.select().count() == 1


def test_it_takes_another_connection_when_the_server_ended_the_old_one(
    db: Database, config: Config
) -> None:
    with lent(db):
        (pid,) = db.execute_sql("SELECT pg_backend_pid()").fetchone()
        with psycopg.connect(config.database_url, autocommit=True) as other:
            other.execute("SELECT pg_terminate_backend(%s, 10000)", (pid,))
        assert insist(Away()) == 1


def test_it_gives_up_when_the_database_stays_away(
    db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "INSIST_SECONDS", 0)
    with lent(db), pytest.raises(OperationalError):
        insist(Away(*[GONE] * 1000))


def test_it_does_not_insist_on_what_is_wrong(db: Database) -> None:
    with pytest.raises(IntegrityError):
        insist(Away(IntegrityError("duplicate")))
