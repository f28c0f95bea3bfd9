"""Pages counted out."""

import pytest

from smsgate.services.paging import Leaf, leaf


@pytest.mark.parametrize(
    ("number", "total", "expected"),
    [
        (1, 0, (1, 1, 0)),
        (1, 25, (1, 1, 0)),
        (2, 26, (2, 2, 25)),
        (3, 60, (3, 3, 50)),
        (-(10**30), 60, (1, 3, 0)),
        (10**30, 60, (3, 3, 50)),
    ],
)
def test_too_far_is_the_last_page_and_too_low_the_first(
    number: int, total: int, expected: tuple[int, int, int]
) -> None:
    at = leaf(number, total, 25)
    assert (at.number, at.pages, at.first) == expected
    assert isinstance(at, Leaf)
