"""Village agents, and a number that changed hands: carried out."""

from smsgate.effects import (
    AgreeAsAgent,
    AgreedAsAgent,
    HandOver,
    OthersRegistered,
    RegisterOthers,
    Result,
)
from smsgate.services import handover
from smsgate.services.agents import agreeing, registering
from smsgate.services.apply.source import Turn


def agree(effect: AgreeAsAgent, turn: Turn) -> Result:
    """Unless the office ended it meanwhile."""
    done = agreeing.agree(turn.contact, turn.source.channel, effect.words, turn.now)
    return AgreedAsAgent(done=done)


def register(effect: RegisterOthers, turn: Turn) -> Result:
    """Each number by itself."""
    named = registering.Named(numbers=effect.numbers, place=effect.place, kind=effect.kind)
    results, left = registering.register(turn.contact, named, turn.config, turn.now)
    return OthersRegistered(results=results, left=left)


def hand_over(effect: HandOver, turn: Turn) -> None:
    """The former owner goes."""
    handover.hand_over(turn.contact, turn.config, turn.now, turn.source.session)
