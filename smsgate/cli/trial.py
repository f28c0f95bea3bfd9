"""Whose phone a command may play: with a real network set, only numbers that belong to nobody."""

from smsgate import phone
from smsgate.config import Config
from smsgate.errors import InputError


def sender(raw: str, config: Config) -> str:
    """The number in E.164, or as written when it is none (the service shall see that for itself).

    Raises InputError for a number that may be somebody's while a real network is set.
    """
    number = phone.normalise(raw)
    if not config.simulated and not (number and phone.is_trial(number)):
        raise InputError(
            f"With the gateway {config.gateway} only trial numbers are played: "
            f"{phone.local(phone.TRIAL_PREFIX)} and any eight digits."
        )
    return number or raw
