"""Verification: a queue, a checklist, the signs of fraud, and decisions two officers cannot both take."""

from smsgate.services.verification.checklist import REQUIRED, answer, checklist
from smsgate.services.verification.decisions import (
    Approved,
    approve,
    reject,
    reopen,
    send_back,
    take_back,
)
from smsgate.services.verification.dossier import dossier
from smsgate.services.verification.queue import Filter, Sign, next_after, queue
from smsgate.services.verification.twins import twins

__all__ = [
    "REQUIRED",
    "Approved",
    "Filter",
    "Sign",
    "answer",
    "approve",
    "checklist",
    "dossier",
    "next_after",
    "queue",
    "reject",
    "reopen",
    "send_back",
    "take_back",
    "twins",
]
