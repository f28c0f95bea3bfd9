"""These tests run on SQLite and on PostgreSQL."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from smsgate.config import Config
from smsgate.models import DailyFigure
from smsgate.services import statistics
from tests.both_databases import database_url

__all__ = ["database_url"]

Counted = Callable[..., dict[str, int]]


@pytest.fixture
def counted(config: Config, db: Any) -> Counted:
    """Counts what is due, and tells a day's sums as `name` or `name:label`, but for those of nought."""

    def tell(now: datetime, day: date | None = None) -> dict[str, int]:
        list(statistics.count_due(config, now))
        rows = DailyFigure.select().where(DailyFigure.day == (day or now.date()))
        return {f"{row.name}:{row.label}".removesuffix(":"): row.value for row in rows if row.value}

    return tell
