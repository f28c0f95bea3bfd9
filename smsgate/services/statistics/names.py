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

    BEGUN = "begun"
    ENDED = "ended"
    """Subscriptions; label: the place."""

    SUBSCRIBERS = "subscribers"
    """Who follows something at the end of the day; label: the place, "" for all of them, each once."""

    PUBLISHED = "published"
    """Vacancies published; label: the area."""

    OPEN = "open"
    """Vacancies open at the end of the day; label: the area, "" for all. Only of days counted then."""


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
)
"""Counted again for a while after the day: a delivery report may come days later."""

STANDING = tuple(name for name in Name if name not in PASSING)
"""Counted once the day is over and left so: their rows tell only how things stand now."""
