"""`/staff/agents`: village heads and officials who carry the news, and the sheets they pin up."""

from smsgate.web.staff.agents import listing, one, posters
from smsgate.web.staff.agents.room import bp

__all__ = ["bp", "listing", "one", "posters"]
