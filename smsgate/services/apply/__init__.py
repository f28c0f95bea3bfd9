"""The only place that carries effects out, before the reply is worded from their results.

To add one: a function in the file of its subject, and a line in `CARRIERS`.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from smsgate.config import Config
from smsgate.effects import (
    Consent,
    Effect,
    Erase,
    KeepForStaff,
    OpenCase,
    Pause,
    Result,
    SendDetail,
    SetLanguage,
    Subscribe,
    Unsubscribe,
)
from smsgate.models import Contact
from smsgate.services.apply import following, keeping, telling
from smsgate.services.apply.source import Source, Turn

__all__ = ["Source", "carry_out"]

CARRIERS: dict[type[Effect], Callable[[Any, Turn], Result]] = {
    Subscribe: following.subscribe,
    Unsubscribe: following.unsubscribe,
    Pause: following.pause,
    Consent: following.consent,
    SetLanguage: keeping.set_language,
    KeepForStaff: keeping.keep_for_staff,
    OpenCase: keeping.open_case,
    Erase: keeping.erase,
    SendDetail: telling.send_detail,
}


def carry_out(
    effects: tuple[Effect, ...], contact: Contact, now: datetime, *, config: Config, source: Source
) -> tuple[Result, ...]:
    """Make the changes, in order, inside the caller's transaction; returns each one's result."""
    turn = Turn(contact=contact, now=now, config=config, source=source)
    return tuple(CARRIERS[type(effect)](effect, turn) for effect in effects)
