"""How long the outbox waits for what; a test may be less patient."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """`claimed`: messages taken out of the queue are ours so long, then the sweep gives them back.

    `sending`: longer than a call can take with all its time-outs; then nobody knows what became of it.
    What was refused is tried again after `first_retry`, then twice as late each time, up to `longest_retry`.
    `stopped`: until a gateway with a bad key or no credit is tried again.
    """

    claimed: timedelta = timedelta(minutes=2)
    sending: timedelta = timedelta(minutes=2)
    first_retry: timedelta = timedelta(seconds=30)
    longest_retry: timedelta = timedelta(hours=1)
    stopped: timedelta = timedelta(minutes=15)


PATIENCE = Patience()
