"""What somebody tells of their search for work: carried out."""

from smsgate.effects import TellOutcome, TellWay
from smsgate.services.apply.source import Turn
from smsgate.services.outcomes import keeping


def tell(effect: TellOutcome, turn: Turn) -> None:
    """Of whoever holds the phone now."""
    how = turn.source.channel
    keeping.tell(turn.contact, got=effect.got, how=how, config=turn.config, now=turn.now)


def tell_way(effect: TellWay, turn: Turn) -> None:
    """Added to what was told."""
    keeping.tell_way(turn.contact, effect.code, effect.sector)
