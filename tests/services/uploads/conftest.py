"""These tests run on SQLite and on PostgreSQL."""

import pytest
from peewee import Database

from smsgate.models import Staff
from tests.both_databases import database_url

__all__ = ["database_url"]


@pytest.fixture
def officer(db: Database) -> Staff:
    return Staff.create(email="siti@disnaker.example", role="officer")
