"""What an employer proposes for an interview, and what may be wrong with it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from smsgate.i18n import N_
from smsgate.models import InterviewMode

SOONEST, LATEST = timedelta(hours=2), timedelta(days=60)
LONGEST_PLACE, LONGEST_LINK, LONGEST_NOTE = 100, 120, 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What the employer proposes; `at` is aware."""

    mode: InterviewMode
    at: datetime
    place: str = ""
    link: str = ""
    note: str = ""

    @property
    def columns(self) -> dict[str, object]:
        """As a row holds them; what the mode has no use for is left out."""
        return {
            "mode": self.mode,
            "at": self.at,
            "place": "" if self.mode is InterviewMode.ONLINE else self.place,
            "link": "" if self.mode is InterviewMode.ONSITE else self.link,
            "note": self.note,
        }


def faults(proposal: Proposal, now: datetime) -> dict[str, str]:
    """What is wrong with a proposal, a sentence (to be translated) by field."""
    found: dict[str, str] = {}
    if proposal.at < now + SOONEST:
        found["at"] = N_(
            "Choose a time at least two hours from now, so that the SMS comes in time."
        )
    elif proposal.at > now + LATEST:
        found["at"] = N_("Choose a time within the next 60 days.")
    if proposal.mode is not InterviewMode.ONLINE and not proposal.place:
        found["place"] = N_("Write where to come to.")
    if proposal.mode is not InterviewMode.ONSITE and not _is_link(proposal.link):
        found["link"] = N_("Write the link as it is opened, such as https://meet.google.com/abc")
    return found


def _is_link(link: str) -> bool:
    return link.startswith(("https://", "http://")) and " " not in link and len(link) > 10
