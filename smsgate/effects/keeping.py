"""What is kept of a number: its language, its words for an officer, or nothing any more."""

from dataclasses import dataclass

from smsgate.effects.base import Effect, Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class SetLanguage(Effect):
    """Answer in this language from now on."""

    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepForStaff(Effect):
    """Lay this message before an officer; `reason` is a word of the inbox (later, unknown …)."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCase(Effect):
    """Somebody waits for an officer: give it a number and lay it in the inbox of its district.

    `kind` is a word of `models.CaseKind`; `text` what was said; `about` what it is about (a vacancy's code,
    an employer, a number's digits), or "". `place`: the code of a place named, if any. While a case of the
    same kind and about the same is open, what is said is added to it.
    """

    kind: str
    text: str
    about: str = ""
    place: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseOpened(Outcome):
    """The number of the case; `new` is False when it was added to an open one."""

    number: int
    new: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Erase(Effect):
    """Erase everything kept about this number."""
