"""The flows, one a file; `SCREENS` is all of them. To add one: write a file, list it here."""

from smsgate.handlers.ussd.flows import (
    follow,
    help,
    home,
    kinds,
    language,
    pause,
    subscriptions,
    vacancies,
    work,
)
from smsgate.handlers.ussd.screens import Draw, Screens

FLOWS: tuple[Screens, ...] = (
    home.SCREENS,
    work.SCREENS,
    kinds.SCREENS,
    vacancies.SCREENS,
    subscriptions.SCREENS,
    follow.SCREENS,
    pause.SCREENS,
    language.SCREENS,
    help.SCREENS,
)


def joined(flows: tuple[Screens, ...]) -> Screens:
    """One table of all screens. Raises ValueError when two have one name."""
    screens: dict[str, Draw] = {}
    for flow in flows:
        twice = screens.keys() & flow.keys()
        if twice:
            raise ValueError(f"two screens of one name: {sorted(twice)}")
        screens |= flow
    return screens


SCREENS: Screens = joined(FLOWS)
