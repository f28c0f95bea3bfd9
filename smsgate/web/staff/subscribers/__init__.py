"""`/staff/subscribers`: people who get the news, found, entered, paused, ended, forgotten."""

from smsgate.web.staff.subscribers import adding, listing, lists, one
from smsgate.web.staff.subscribers.room import bp

__all__ = ["adding", "bp", "listing", "lists", "one"]
