"""What is to be sent besides the answer."""

from dataclasses import dataclass

from smsgate.effects.base import Effect


@dataclass(frozen=True, slots=True, kw_only=True)
class SendDetail(Effect):
    """Send a vacancy's detail on as SMS (asked for on a USSD screen)."""

    code: int
