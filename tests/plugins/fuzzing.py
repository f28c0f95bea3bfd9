"""How many inputs are made up, and which: the same ones in every run, unless somebody goes hunting.

`scripts/test tests/fuzz --hypothesis-profile=hunt` makes up new ones, many of them. What it finds goes as a
line into `tests/fuzz/corpus`, and the mending with it.
"""

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "fixed",
    max_examples=100,
    derandomize=True,
    database=None,
    deadline=None,
    print_blob=True,
    # One database serves all examples of a test; each begins by emptying it.
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
settings.register_profile(
    "hunt", settings.get_profile("fixed"), derandomize=False, max_examples=2000
)


def pytest_configure(config: pytest.Config) -> None:
    """Before anything is collected, so that decorators see it."""
    if not config.getoption("hypothesis_profile", None):
        settings.load_profile("fixed")
