"""Verification: a queue, a checklist, the signs of fraud, and decisions two officers cannot both take."""

from smsgate.services.verification.checklist import REQUIRED, Check, answer, checklist
from smsgate.services.verification.decisions import (
    UNDO_WITHIN,
    Approved,
    approve,
    first_approval,
    reject,
    reopen,
    send_back,
    take_back,
)
from smsgate.services.verification.dossier import Dossier, dossier
from smsgate.services.verification.queue import (
    Filter,
    Queue,
    Sign,
    Waiting,
    next_after,
    queue,
    waiting,
)
from smsgate.services.verification.text import Marked, Piece, marked
from smsgate.services.verification.twins import Twin, twins
from smsgate.services.verification.wages import Comparison, compare, minimum_wage

__all__ = [
    "REQUIRED",
    "UNDO_WITHIN",
    "Approved",
    "Check",
    "Comparison",
    "Dossier",
    "Filter",
    "Marked",
    "Piece",
    "Queue",
    "Sign",
    "Twin",
    "Waiting",
    "answer",
    "approve",
    "checklist",
    "compare",
    "dossier",
    "first_approval",
    "marked",
    "minimum_wage",
    "next_after",
    "queue",
    "reject",
    "reopen",
    "send_back",
    "take_back",
    "twins",
    "waiting",
]
