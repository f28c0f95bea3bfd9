"""Calling back a vacancy that was a fraud: whoever was told of it is warned, once."""

from smsgate.services.recall.confirming import confirm
from smsgate.services.recall.filling import fill, unfinished
from smsgate.services.recall.plan import is_called_back, plan, published
from smsgate.services.recall.progress import progress

__all__ = [
    "confirm",
    "fill",
    "is_called_back",
    "plan",
    "progress",
    "published",
    "unfinished",
]
