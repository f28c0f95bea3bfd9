"""Signs of fraud in a vacancy's text, by the rules of `data/scam_redflags.csv`."""

import re
from dataclasses import dataclass
from functools import cache

from smsgate import data
from smsgate.wording.redflags import REASONS

STOPS_PUBLICATION = 3
"""A flag of this severity keeps a vacancy waiting until an officer has looked at it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RedFlag:
    """One sign found. `severity` 0 to 3, `reason` to be translated, `span` where it stands in the text."""

    id: str
    severity: int
    reason: str
    span: tuple[int, int]


def flags(text: str) -> list[RedFlag]:
    """Every rule that matches, at its first match, gravest first."""
    found = [
        RedFlag(id=rule_id, severity=severity, reason=reason, span=match.span())
        for rule_id, severity, pattern, reason in _rules()
        if (match := pattern.search(text))
    ]
    return sorted(found, key=lambda flag: -flag.severity)


def marks(text: str) -> list[RedFlag]:
    """Every place where a rule matches, in the order of the text."""
    found = [
        RedFlag(id=rule_id, severity=severity, reason=reason, span=match.span())
        for rule_id, severity, pattern, reason in _rules()
        for match in pattern.finditer(text)
    ]
    return sorted(found, key=lambda flag: flag.span)


@cache
def _rules() -> tuple[tuple[str, int, re.Pattern[str], str], ...]:
    return tuple(
        (
            row["id"],
            int(row["severity_0_3"]),
            re.compile(row["regex_ci"], re.IGNORECASE),
            REASONS[row["id"]],
        )
        for row in data.rows("scam_redflags")
    )
