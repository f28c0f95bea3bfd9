"""These tests run on SQLite and on PostgreSQL."""

from tests.both_databases import database_url

__all__ = ["database_url"]
