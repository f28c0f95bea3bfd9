"""What the simulator's page is set up with: people, texts to try, and its words in the page's language."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from babel.dates import format_date

from smsgate.config import Config
from smsgate.i18n import DEFAULT_LANGUAGE, N_, Translate, translator
from smsgate.phone import TRIAL_PREFIX, local
from smsgate.services import board
from smsgate.services.board import Wanted
from smsgate.services.places import PlaceBook, place_book
from smsgate.services.trial import Morning, Outcome
from smsgate.views import Place
from smsgate.web.personas import ENGLISH, NEWCOMER, PERSONAS, Persona, Try
from smsgate.web.states import MESSAGES

USSD_CODE = "*111#"
"""What the simulator's network calls us by (`gateways.simulator`)."""

FIRST_CODE = 1001

WORDS = {
    "send": N_("Send"),
    "clear": N_("Clear"),
    "back": N_("Back"),
    "messages": N_("Messages"),
    "call": N_("Call"),
    "cancel": N_("Cancel"),
    "close": N_("Close"),
    "calling": N_("Calling ..."),
    "offline": N_("No network. Is the service running?"),
    "unknownNumber": N_("Only *111# answers here."),
    "you": N_("From this phone"),
    "service": N_("From the service"),
    "wait": N_("The answer is on its way. Is the worker running?"),
    "silence": N_("No answer, and that is meant so: an SMS costs money."),
    "newMessage": N_("New message"),
    "received": N_("received"),
    "today": N_("Today"),
    **{state.value: text for state, text in MESSAGES.items()},
}
_SAID = {
    Outcome.SENT: N_("It is %(day)s, 7 in the morning: the digest has just come."),
    Outcome.NOTHING_NEW: N_(
        "It is %(day)s: nothing is open where this number looks, so nothing was sent."
    ),
    Outcome.PAUSED: N_("It is %(day)s: this number asked for a pause, so nothing was sent."),
    Outcome.FOLLOWS_NOTHING: N_(
        "Nothing was sent: this number has not signed up. Text DAFTAR and a district first."
    ),
}


def setup(config: Config, language: str, today: date, hooks: dict[str, str]) -> dict[str, Any]:
    """Everything the page's script needs, as plain values; `hooks` are the addresses it calls."""
    _ = translator(language)
    book = place_book(config.region)
    people = [_person(persona, config, book, today, _) for persona in PERSONAS]
    people.append(_newcomer(_))
    if language != DEFAULT_LANGUAGE:
        for person in people:
            person["tries"] += _tries((ENGLISH,), {}, _)
    return {
        "hooks": hooks,
        "ussdCode": USSD_CODE,
        "trialPrefix": TRIAL_PREFIX,
        "timezone": str(config.timezone),
        "language": language,
        "people": people,
        "words": {name: _(word) for name, word in WORDS.items()},
    }


def said(morning: Morning, language: str) -> str:
    """In a sentence, what the next morning brought."""
    _ = translator(language)
    day = format_date(morning.day, "EEEE d MMMM", locale=language)
    return _(_SAID[morning.outcome]) % {"day": day}


def _person(
    persona: Persona, config: Config, book: PlaceBook, today: date, _: Translate
) -> dict[str, Any]:
    home = _home(persona, book)
    wanted = Wanted(served=config.region, today=today, place=home.code if home else None)
    newest = board.page(wanted, 1).vacancies
    place = home.name if home else book.name(None)
    facts = {
        "place": place.upper(),
        "spoken": place.lower(),
        "typo": _misspelt(place.lower()),
        "code": newest[0].code if newest else FIRST_CODE,
    }
    return {
        "key": persona.key,
        "name": _(persona.name),
        "number": persona.number,
        "written": local(persona.number),
        "place": place,
        "story": _(persona.story) % {"place": place},
        "tries": _tries(persona.tries, facts, _),
    }


def _newcomer(_: Translate) -> dict[str, Any]:
    return {
        "key": NEWCOMER.key,
        "name": _(NEWCOMER.name),
        "number": "",
        "written": "",
        "place": "",
        "story": _(NEWCOMER.story),
        "tries": _tries(NEWCOMER.tries, {}, _),
    }


def _tries(tries: Sequence[Try], facts: dict[str, Any], _: Translate) -> list[dict[str, str]]:
    return [{"text": each.text % facts, "about": _(each.about)} for each in tries]


def _home(persona: Persona, book: PlaceBook) -> Place | None:
    """Where the persona lives; in another regency, some district of it."""
    districts = book.districts
    named = next((place for place in districts if place.name == persona.home), None)
    return named or (districts[persona.nth % len(districts)] if districts else None)


def _misspelt(name: str) -> str:
    """`tebing tinggi` as thumbs type it: a doubled letter once, or else the last but one left out."""
    return (
        re.sub(r"(.)\1", r"\1", name, count=1)
        if re.search(r"(.)\1", name)
        else name[:-2] + name[-1]
    )
