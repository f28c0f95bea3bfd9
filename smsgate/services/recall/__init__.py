"""Calling back a vacancy that was a fraud: whoever was told of it is warned, once."""

from smsgate.services.recall.confirming import confirm
from smsgate.services.recall.filling import fill, unfinished
from smsgate.services.recall.plan import Plan, Warned, Way, is_called_back, plan, published
from smsgate.services.recall.progress import Progress, progress

__all__ = [
    "Plan",
    "Progress",
    "Warned",
    "Way",
    "confirm",
    "fill",
    "is_called_back",
    "plan",
    "progress",
    "published",
    "unfinished",
]
