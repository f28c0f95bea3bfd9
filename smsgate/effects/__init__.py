"""What a handler wants changed, as data, and what came of it. One file a subject.

Only `services.apply` carries them out.
"""

from smsgate.effects.base import Effect, Outcome, Result
from smsgate.effects.following import (
    Consent,
    Consented,
    Pause,
    Subscribe,
    Subscribed,
    Unsubscribe,
    Unsubscribed,
)
from smsgate.effects.keeping import CaseOpened, Erase, KeepForStaff, OpenCase, SetLanguage
from smsgate.effects.telling import SendDetail

__all__ = [
    "CaseOpened",
    "Consent",
    "Consented",
    "Effect",
    "Erase",
    "KeepForStaff",
    "OpenCase",
    "Outcome",
    "Pause",
    "Result",
    "SendDetail",
    "SetLanguage",
    "Subscribe",
    "Subscribed",
    "Unsubscribe",
    "Unsubscribed",
]
