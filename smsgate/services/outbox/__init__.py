"""The outbox: never lost, never twice, never silent (ARCHITECTURE, section 6)."""

from smsgate.services.outbox.backlog import ages, still_open, unknown_count
from smsgate.services.outbox.dispatch import deliver, next_in
from smsgate.services.outbox.failover import move
from smsgate.services.outbox.halts import hurry
from smsgate.services.outbox.overview import Unknown, counts, resolve, unknown
from smsgate.services.outbox.patience import PATIENCE, Patience
from smsgate.services.outbox.report import settle
from smsgate.services.outbox.restored import doubt
from smsgate.services.outbox.stale import Reword
from smsgate.services.outbox.sweep import Swept, sweep

__all__ = [
    "PATIENCE",
    "Patience",
    "Reword",
    "Swept",
    "Unknown",
    "ages",
    "counts",
    "deliver",
    "doubt",
    "hurry",
    "move",
    "next_in",
    "resolve",
    "settle",
    "still_open",
    "sweep",
    "unknown",
    "unknown_count",
]
