"""One reader of the shipped region for all tests: building it takes a moment."""

import pytest

from smsgate.understanding import Gazetteer, Reader, load_default


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    """The places of Empat Lawang and of the country."""
    return load_default()


@pytest.fixture(scope="session")
def reader(gazetteer: Gazetteer) -> Reader:
    """A reader with those places."""
    return Reader(gazetteer)
