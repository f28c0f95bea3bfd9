import re
from pathlib import Path

import pytest
from peewee import IntegrityError
from playhouse.migrations import Runner
from playhouse.schema_diff import diff_models

from smsgate import migrations
from smsgate.models import ALL, Employer, Vacancy, VacancyState, open_database
from smsgate.services import search
from tests.conftest import NOON

FOLDER = Path(migrations.__file__).parent


def test_the_migrated_schema_is_the_models(db):
    assert not diff_models(db, ALL)
    assert migrations.pending(db) == []


def test_they_are_numbered_without_gaps():
    names = sorted(path.name for path in FOLDER.glob("[0-9]*.py"))
    assert [int(name[:4]) for name in names] == list(range(1, len(names) + 1))
    assert all(re.fullmatch(r"\d{4}_[a-z0-9_]+\.py", name) for name in names)


def test_they_never_import_the_models():
    for path in FOLDER.glob("[0-9]*.py"):
        assert "smsgate" not in path.read_text()


def test_they_can_be_taken_back(tmp_path):
    database = open_database(f"sqlite:///{tmp_path}/x.db")
    with database.connection_context():
        migrations.migrate(database)
        runner = Runner(database, str(FOLDER))
        while runner.applied():
            runner.down()
        assert database.get_tables() == ["schema_migration"]
        assert migrations.migrate(database)
    database.close()


def test_the_database_itself_refuses_to_publish_what_nobody_verified(db):
    waiting = Vacancy.select().where(Vacancy.state == VacancyState.WAITING).get()
    waiting.state = VacancyState.VERIFIED
    with pytest.raises(IntegrityError):
        waiting.save()
    assert waiting.code not in search.find((None,), (), None, served=("16.11",), today=NOON.date())


def test_the_database_itself_refuses_a_verified_employer_without_a_date(db):
    with pytest.raises(IntegrityError):
        Employer.create(name="CV Tanpa Tanggal", state="verified")
