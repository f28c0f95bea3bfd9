"""Fraud: what somebody reports, and what came to somebody in our name."""

from dataclasses import dataclass

from smsgate.effects.base import Effect


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReport(Effect):
    """Open a case of a report (the result is `CaseOpened`), and note what it names.

    `text`: the story. `codes`, `numbers` (E.164) and `employer` (as typed, or "") are what it names.
    """

    text: str
    codes: tuple[int, ...] = ()
    numbers: tuple[str, ...] = ()
    employer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteImposture(Effect):
    """Somebody met a code that is none of ours, or (`code` None) a text that claims our name."""

    text: str
    code: int | None = None
