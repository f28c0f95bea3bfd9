"""Whence a change comes, and all that carrying it out may need."""

from dataclasses import dataclass
from datetime import date, datetime

from smsgate.config import Config
from smsgate.models import Contact, InboundMessage


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The text behind a change, or the network's name of the USSD session."""

    channel: str
    inbound: InboundMessage | None = None
    session: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One number's turn: who asks, when, under which settings, and by what text or key."""

    contact: Contact
    now: datetime
    config: Config
    source: Source

    @property
    def today(self) -> date:
        """The local date."""
        return self.now.astimezone(self.config.timezone).date()
