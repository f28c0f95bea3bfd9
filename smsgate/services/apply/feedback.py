"""What somebody thinks of us: kept."""

from smsgate.effects import Rate, Suggest
from smsgate.models import Dialogue
from smsgate.services import feedback
from smsgate.services.apply.source import Turn
from smsgate.services.inbox import arrivals


def rate(effect: Rate, turn: Turn) -> None:
    """Their mark of this month."""
    feedback.rate(turn.contact, effect.stars, _area(turn), turn.config, turn.now)


def suggest(effect: Suggest, turn: Turn) -> None:
    """For officers to read."""
    feedback.suggest(turn.contact, effect.text, _area(turn), turn.source.channel, turn.now)


def _area(turn: Turn) -> str:
    """The district the person has to do with, or ""."""
    return arrivals.area(turn.contact, None, Dialogue.of(turn.contact), turn.config)
