"""The names under which a day's sums are kept, and what their labels are."""

from enum import StrEnum


class Name(StrEnum):
    """A figure of a local day."""

    IN = "in"
    """Texts from mobile numbers; label: what they meant ("" once their sender was forgotten)."""

    SEEKERS = "seekers"
    """Numbers that wrote or dialled, each once a day."""

    SEEKERS_OF_MONTH = "seekers_of_month"
    """The same from the first of the month to that day, each once."""

    OUT = "out"
    """Messages due on that day; label: `priority.state`."""

    SEGMENTS = "segments"
    """Segments the network took; label: the priority."""

    RUPIAH = "rupiah"
    """What they cost; label: the priority."""

    USSD = "ussd"
    """USSD sessions begun."""

    USSD_DETAILS = "ussd_details"
    """Screens that told one vacancy in full."""

    SHOWN = "shown"
    """Numbers that were shown a vacancy they had not seen before, in an answer or on a screen."""

    APPLIED = "applied"
    HIRED = "hired"
    """Applications made, and decided so, on that day."""

    PLACED = "placed"
    PLACED_IN = "placed_in"
    PLACED_GROUP = "placed_group"
    PLACED_SAYS = "placed_says"
    """Who found work that day; labels: the kind of work, the district, the groups a vacancy welcomes
    expressly, and who says so (`placements`)."""

    BEGUN = "begun"
    ENDED = "ended"
    """Subscriptions; label: the place."""

    SUBSCRIBERS = "subscribers"
    """Who follows something at the end of the day; label: the place, "" for all of them, each once."""

    PUBLISHED = "published"
    """Vacancies published; label: the area."""

    OPEN = "open"
    """Vacancies open at the end of the day; label: the area, "" for all. Only of days counted then."""

    HEARD = "heard"
    """Numbers that wrote or dialled in the last ninety days; label: what they follow, "" for all.

    Of the day it is only, as `OPEN`."""

    PEOPLED = "peopled"
    """Villages in which somebody is known; label: the kecamatan. As `OPEN`."""

    BY_AGENTS = "by_agents"
    """Of the subscribers those whom a village agent named; label: the place they follow. As `OPEN`."""


PASSING = (
    Name.IN,
    Name.SEEKERS,
    Name.OUT,
    Name.SEGMENTS,
    Name.RUPIAH,
    Name.USSD,
    Name.USSD_DETAILS,
    Name.SHOWN,
    Name.APPLIED,
    Name.HIRED,
    Name.PLACED,
    Name.PLACED_IN,
    Name.PLACED_GROUP,
    Name.PLACED_SAYS,
)
"""Counted again for a while after the day: a delivery report may come days later."""

HOURLY = (Name.HEARD, Name.PEOPLED, Name.BY_AGENTS)
"""Counted anew no more than once an hour: they go through all people."""

OF_TODAY = (Name.OPEN, *HOURLY)
"""Only of the day it is: nothing tells how they stood before."""

STANDING = tuple(name for name in Name if name not in PASSING)
"""Counted once the day is over and left so: their rows tell only how things stand now."""
