"""A person's own profile: carried out."""

from smsgate.effects import SaveProfile
from smsgate.services import profiles
from smsgate.services.apply.source import Turn


def save(effect: SaveProfile, turn: Turn) -> None:
    """Of whoever holds the phone now."""
    profiles.save(turn.contact, effect.answers, effect.words, turn.now)
