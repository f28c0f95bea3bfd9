"""Following a place: carried out."""

from smsgate.effects import Consent, Pause, Result, Subscribe, Unsubscribe
from smsgate.services import subscribers
from smsgate.services.apply.source import Turn


def subscribe(effect: Subscribe, turn: Turn) -> Result:
    """Whoever was erased and signs up again is welcome."""
    source = turn.source
    origin = f"inbound:{source.inbound.id}" if source.inbound is not None else source.channel
    record = subscribers.ConsentRecord(
        how=source.channel, source=origin, words=effect.words, at=turn.now
    )
    subscribers.welcome_back(turn.contact, turn.config)
    return subscribers.subscribe(turn.contact, effect.place, effect.kind, record)


def unsubscribe(effect: Unsubscribe, turn: Turn) -> Result:
    """One place, or everything."""
    channel = turn.source.channel
    if effect.place is None:
        return subscribers.stop(turn.contact, channel, turn.now)
    return subscribers.unsubscribe(turn.contact, effect.place, channel, turn.now)


def pause(effect: Pause, turn: Turn) -> None:
    """From today on."""
    subscribers.pause(turn.contact, effect.days, turn.today)


def consent(effect: Consent, turn: Turn) -> Result:
    """The answer to an entry of somebody else."""
    return subscribers.consent(turn.contact, effect.given, effect.words, turn.now)
