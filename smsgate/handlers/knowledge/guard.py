"""What a handler may ask to tell the genuine from the false: warnings, employers, signs of fraud."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class WarningView:
    """Something the office warns of: `what` as people write it (a number masked), why, since when."""

    what: str
    reason: str
    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class EmployerView:
    """A verified employer: its name, what seekers are told to call, since when known, its open vacancies."""

    name: str
    contact: str
    verified_on: date
    codes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """A sign of fraud in a text: the rule's id, and how grave it is, 1 to 3."""

    id: str
    severity: int


class GuardKnowledge(Protocol):
    """What is known for CEK. Numbers are in E.164."""

    def number_warning(self, number: str) -> WarningView | None:
        """The warning of a number, if there is one."""
        ...

    def employer_warning(self, name: str) -> WarningView | None:
        """The warning of an employer of that name, misspelt a little at most."""
        ...

    def phrase_warning(self, text: str) -> WarningView | None:
        """The warning of a phrase that stands in the text."""
        ...

    def employers(self, name: str) -> Sequence[EmployerView]:
        """Verified employers called so, the most alike first; a few at most. One alone is meant for sure."""
        ...

    def owner(self, number: str) -> EmployerView | None:
        """The verified employer whose number that is, by its own word or an open vacancy's."""
        ...

    def signs(self, text: str) -> Sequence[Sign]:
        """Signs of fraud in a text, gravest first."""
        ...
