"""The flows, one a file; `SCREENS` is all of them. To add one: write a file, list it here."""

from smsgate.handlers.ussd.flows import (
    applied,
    apply,
    ask,
    follow,
    guard,
    handover,
    help,
    home,
    kinds,
    language,
    mine,
    outcome,
    pause,
    posting,
    posting_steps,
    profile,
    subscriptions,
    suggest,
    tips,
    vacancies,
    village,
    work,
)
from smsgate.handlers.ussd.screens import Draw, Screens

FLOWS: tuple[Screens, ...] = (
    home.SCREENS,
    work.SCREENS,
    kinds.SCREENS,
    vacancies.SCREENS,
    apply.SCREENS,
    mine.SCREENS,
    applied.SCREENS,
    outcome.SCREENS,
    subscriptions.SCREENS,
    follow.SCREENS,
    pause.SCREENS,
    language.SCREENS,
    help.SCREENS,
    guard.SCREENS,
    profile.SCREENS,
    posting.SCREENS,
    posting_steps.SCREENS,
    ask.SCREENS,
    suggest.SCREENS,
    handover.SCREENS,
    village.SCREENS,
    tips.SCREENS,
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
