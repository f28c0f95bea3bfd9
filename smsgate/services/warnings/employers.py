"""Employers by the names people call them."""

from typing import Any

from smsgate.models import Employer, EmployerState
from smsgate.services.warnings import names
from smsgate.understanding.firms import bare_name

MOST = 4
CLEARLY = 8.0
"""So much more alike than the next, a name is meant for sure."""


def called(name: str) -> tuple[int, ...]:
    """Ids of the verified employers of that name, misspelt or shortened, the most alike first.

    One alone is meant for sure.
    """
    known = _verified()
    found = names.alike(bare_name(name), known, least=names.LIKELY, most=MOST)
    if len(found) > 1 and found[0][1] - found[1][1] >= CLEARLY:
        found = found[:1]
    return tuple(key for key, _ in found)


def value(name: str) -> str:
    """The bare name under which reports of it are counted: that of the employer, where it is clear which."""
    meant = called(name)
    return _verified()[meant[0]] if len(meant) == 1 else bare_name(name)


def _verified() -> dict[int, str]:
    query: Any = Employer.select(Employer.id, Employer.name)
    rows = query.where(Employer.state == EmployerState.VERIFIED).tuples()
    return {key: bare_name(full) for key, full in rows}
