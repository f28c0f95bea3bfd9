"""The outbox: never lost, never twice, never silent (ARCHITECTURE, section 6)."""

from smsgate.services.outbox.claim import Reword
from smsgate.services.outbox.dispatch import deliver, next_in
from smsgate.services.outbox.overview import Unknown, counts, resolve, unknown
from smsgate.services.outbox.report import settle
from smsgate.services.outbox.sweep import Swept, sweep

__all__ = [
    "Reword",
    "Swept",
    "Unknown",
    "counts",
    "deliver",
    "next_in",
    "resolve",
    "settle",
    "sweep",
    "unknown",
]
