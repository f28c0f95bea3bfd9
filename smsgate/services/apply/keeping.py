"""What is kept of a number: carried out."""

from smsgate.effects import Erase, KeepForStaff, OpenCase, Result, SetLanguage
from smsgate.models import Subscription
from smsgate.services import erasure
from smsgate.services.apply.source import Turn
from smsgate.services.inbox import cases


def set_language(effect: SetLanguage, turn: Turn) -> None:
    """The language is part of what makes people alike for the digest."""
    turn.contact.language = effect.language
    Subscription.refresh(turn.contact)


def keep_for_staff(effect: KeepForStaff, turn: Turn) -> None:
    """The text itself is what an officer sees."""
    if turn.source.inbound is not None:
        turn.source.inbound.flag = effect.reason


def open_case(effect: OpenCase, turn: Turn) -> Result:
    """With a number to ask after it."""
    return cases.open_for(effect, turn.contact, turn.source.inbound, turn.config, turn.now)


def erase(effect: Erase, turn: Turn) -> None:
    """All of it."""
    erasure.erase(turn.contact, turn.config, turn.now)
