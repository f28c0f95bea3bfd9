"""What an edit would mean for a vacancy that was published: told before it is saved, and done when it is."""

import hashlib
import json
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from smsgate.models import Employer, EmployerState, Staff, Vacancy, VacancyState
from smsgate.services.redflags import STOPS_PUBLICATION, flags
from smsgate.services.rights import Right, may

VERIFIED_TEXT = frozenset(
    {"title", "employer", "region", "pay_min", "pay_max", "pay_per"}
    | {"description", "how_to_apply", "contact"}
)
"""What an officer vouched for: changed by somebody who may not verify, it has to be looked at again."""

EDITABLE = (
    *("title", "employer", "region", "area", "regency", "kind", "education", "openings"),
    *("pay_min", "pay_max", "pay_per", "inclusion", "mode"),
    *("description", "how_to_apply", "contact", "expires_on"),
)
_WORDS = ("title", "employer", "description", "how_to_apply", "contact")


class Consequence(StrEnum):
    """What becomes of its publication. All but the first three send it back to verification."""

    WAITS = "waits"
    """It was not published before."""
    STAYS = "stays"
    VOUCHED = "vouched"
    """It stays although what was verified changes: the editor may verify, and so vouches for it."""
    RESUBMITTED = "resubmitted"
    CHECKED_AGAIN = "checked_again"
    RED_FLAG = "red_flag"
    EMPLOYER = "employer"

    @property
    def stays(self) -> bool:
        """Whether what is published remains so."""
        return self in (Consequence.STAYS, Consequence.VOUCHED)


def consequence(
    vacancy: Vacancy, changes: Mapping[str, Any], employer: Employer | None, by: Staff
) -> Consequence:
    """What these changes (values by column) come to; `employer` is None where a new one is named."""
    if vacancy.state == VacancyState.RETURNED:
        return Consequence.RESUBMITTED
    if vacancy.state != VacancyState.VERIFIED:
        return Consequence.WAITS
    if not VERIFIED_TEXT & changes.keys():
        return Consequence.STAYS
    if employer is None or employer.state != EmployerState.VERIFIED:
        return Consequence.EMPLOYER
    if any(name in changes for name in _WORDS) and is_grave(_told(vacancy, changes, employer)):
        return Consequence.RED_FLAG
    return Consequence.VOUCHED if may(by, Right.VERIFY) else Consequence.CHECKED_AGAIN


def is_grave(text: str) -> bool:
    """Whether a text has a sign of fraud that keeps it from being published without a second look."""
    return any(flag.severity >= STOPS_PUBLICATION for flag in flags(text))


def fingerprint(vacancy: Vacancy) -> str:
    """A hash of all that can be edited, and the state: another one means that somebody changed it."""
    content = [str(vacancy.__data__[name]) for name in (*EDITABLE, "state")]
    return hashlib.sha256(json.dumps(content).encode()).hexdigest()[:16]


def _told(vacancy: Vacancy, changes: Mapping[str, Any], employer: Employer) -> str:
    """The words it would have; any grave sign in words that changed counts, an approved one too."""
    now = {name: changes.get(name, getattr(vacancy, name)) for name in _WORDS if name != "employer"}
    return "\n".join(part for part in (employer.name, *now.values()) if part)
