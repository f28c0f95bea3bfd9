"""What a handler may ask about questions: the ready answers, when an officer answers, one's own cases."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyAnswer:
    """An answer to a frequent question, in the language of who asks; `ways` of asking call it."""

    id: int
    title: str
    text: str
    ways: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnCase:
    """An open case of who asks. `kind` as in `models.CaseKind`; `answered`: it is their turn."""

    number: int
    kind: str
    opened_on: date
    answered: bool


class Asking(Protocol):
    """Nothing is read before it is asked for."""

    def answers(self) -> tuple[ReadyAnswer, ...]:
        """The ready answers in use, by title."""
        ...

    def due(self) -> datetime:
        """Local time by which an officer should have answered what is asked now."""
        ...

    def cases(self) -> tuple[OwnCase, ...]:
        """The open cases of the number that asks, the newest first."""
        ...
