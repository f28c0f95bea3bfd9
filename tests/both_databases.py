"""These tests run on SQLite and on PostgreSQL."""

import pytest

BOTH = ["sqlite_copy", pytest.param("postgresql_copy", marks=pytest.mark.postgres)]


@pytest.fixture(params=BOTH)
def database_url(request: pytest.FixtureRequest) -> str:
    """The URL of a database of the test's own, of either kind."""
    url: str = request.getfixturevalue(request.param)
    return url
