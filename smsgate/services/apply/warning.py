"""Fraud: reports filed, impostures noted."""

from smsgate.effects import FileReport, NoteImposture, Result
from smsgate.services.apply.source import Turn
from smsgate.services.warnings import filing, impostures


def file_report(effect: FileReport, turn: Turn) -> Result:
    """A case, with what it names."""
    return filing.file(effect, turn.contact, turn.source.inbound, turn.config, turn.now)


def note_imposture(effect: NoteImposture, turn: Turn) -> None:
    """Counted once a person, code and day."""
    impostures.note(effect, turn.contact, turn.today)
