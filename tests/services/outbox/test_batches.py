"""The same text goes to many in one call, and to nobody twice in it."""

from smsgate.services.outbox.batches import as_batch, batches
from smsgate.services.outbox.rows import Waiting
from tests.conftest import NOON


def _row(number: int, text: str, contact: int | None = None) -> Waiting:
    who = contact or number
    return Waiting(
        id=number,
        contact=who,
        phone=f"+62812000{who:05}",
        text=text,
        segments=2,
        attempts=0,
        digest_text=None,
        behind=False,
        lease=NOON,
        trace=f"out-{number}",
    )


def test_it_gathers_the_same_text_in_the_order_of_the_first() -> None:
    rows = [_row(1, "a"), _row(2, "b"), _row(3, "a"), _row(4, "b"), _row(5, "c")]
    assert [[row.id for row in some] for some in batches(rows, 100)] == [[1, 3], [2, 4], [5]]


def test_it_keeps_to_the_limit_of_the_network() -> None:
    rows = [_row(number, "a") for number in range(1, 8)]
    assert [len(some) for some in batches(rows, 3)] == [3, 3, 1]


def test_it_never_names_a_number_twice_in_one_call() -> None:
    rows = [_row(1, "a", 9), _row(2, "a", 9), _row(3, "a", 8), _row(4, "a", 9)]
    assert [[row.id for row in some] for some in batches(rows, 100)] == [[1, 3], [2], [4]]


def test_it_hands_over_text_segments_and_numbers() -> None:
    batch = as_batch([_row(1, "a"), _row(2, "a")])
    assert (batch.text, batch.segments) == ("a", 2)
    assert [(one.outbound_id, one.phone) for one in batch.recipients] == [
        (1, "+6281200000001"),
        (2, "+6281200000002"),
    ]
