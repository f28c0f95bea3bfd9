"""What the tests of imports share: a reader of places over the test's database."""

import pytest

from smsgate.services.gazetteer import gazetteer
from smsgate.services.imports.places import PlaceReader

SERVED = ("16.11",)


@pytest.fixture
def places(db) -> PlaceReader:
    """Reads places as an import for Empat Lawang does."""
    return PlaceReader(gazetteer(SERVED), SERVED)
