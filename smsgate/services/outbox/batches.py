"""The same text for many people in one call: messages sorted into batches."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from peewee import chunked

from smsgate.messages import Batch, Recipient
from smsgate.services.outbox.rows import Waiting
from smsgate.wording.gsm7 import is_gsm7


def batches(rows: Sequence[Waiting], limit: int) -> Iterator[list[Waiting]]:
    """Up to `limit` messages of one text, in the order of the first of each; nobody twice in a batch.

    (The network answers by number: of two messages to one it could not say which is which.)
    """
    alike: dict[tuple[str, int], list[Waiting]] = defaultdict(list)
    seen: dict[tuple[str, int], int] = defaultdict(int)
    for row in rows:
        turn = seen[row.text, row.contact]
        seen[row.text, row.contact] += 1
        alike[row.text, turn].append(row)
    for group in alike.values():
        for some in chunked(group, limit):
            yield list(some)


def as_batch(rows: Sequence[Waiting]) -> Batch:
    """What the gateway gets."""
    recipients = tuple(Recipient(outbound_id=row.id, phone=row.phone) for row in rows)
    text = rows[0].text
    return Batch(text=text, segments=rows[0].segments, plain=is_gsm7(text), recipients=recipients)
