"""`/staff/inbox`: what people ask, by person: found, read, answered, sorted."""

from smsgate.web.staff.inbox import answers, handling, lists, threads
from smsgate.web.staff.inbox.room import bp

__all__ = ["answers", "bp", "handling", "lists", "threads"]
