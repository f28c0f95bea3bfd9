"""The values in the audit log in the words of a page: a day, a state, yes and no, not what a column holds."""

import re
from collections.abc import Callable, Mapping
from datetime import date

from smsgate.i18n import LANGUAGES, N_
from smsgate.web import filters, here, language, phrases, states
from smsgate.web.staff import broadcast_words
from smsgate.web.staff.agents import room as agents
from smsgate.web.staff.team import NAMES
from smsgate.web.staff.vacancies.words import CONSEQUENCES

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_YES_NO: Mapping[str, str] = {"True": N_("yes"), "False": N_("no")}

_STATES: Mapping[str, Mapping[str, str]] = {
    "agent": {str(state): text for state, text in agents.STATES.items()},
    "application": {state.value: text for state, text in states.APPLICATIONS.items()},
    "employer": {state.value: text for state, text in states.EMPLOYERS.items()},
    "message": {state.value: text for state, text in states.MESSAGES.items()},
    "vacancy": {state.value: text for state, text in states.VACANCIES.items()},
    "warning": {"listed": N_("on the list"), "cleared": N_("no fraud"), "lifted": N_("lifted")},
}
"""By the sort of thing whose state it is."""


def value(subject: str, name: str, text: str) -> str:
    """A value of the log, of `name` of a `subject`; what is not known stands as it is."""
    if text in _YES_NO:
        return language.gettext()(_YES_NO[text])
    if name == "state":
        return _state(subject, text)
    told = _TOLD.get(name)
    if told:
        return told(text)
    return filters.day(date.fromisoformat(text)) if _is_day(text) else text


def _state(subject: str, text: str) -> str:
    if subject == "broadcast":
        return broadcast_words.states().get(text, text)
    return language.gettext()(_STATES.get(subject, {}).get(text, text))


def _place(text: str) -> str:
    """One place or several, by their codes."""
    return ", ".join(here.book().name(code) or code for code in text.split(", "))


def _of(table: Mapping[str, str]) -> Callable[[str], str]:
    return lambda text: language.gettext()(table.get(text, text))


def _kind(text: str) -> str:
    return dict(phrases.kinds(language.current())).get(text, text)


def _tongue(text: str) -> str:
    return language.TONGUES.get(text, text) if text in LANGUAGES else text


def _groups(text: str) -> str:
    """`difabel pemula`, as the column holds them."""
    return ", ".join(phrases.welcome(text.split(), language.gettext())) or text


def _is_day(text: str) -> bool:
    if not _DAY.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


_TOLD: Mapping[str, Callable[[str], str]] = {
    "area": _place,
    "days": _of({"for good": N_("for good")}),
    "consequence": _of({each.value: text for each, text in CONSEQUENCES.items()}),
    "district": _place,
    "districts": _place,
    "inclusion": _groups,
    "kind": _kind,
    "language": _tongue,
    "numbers": _of({"whole": N_("whole"), "masked": N_("masked")}),
    "mode": _of(phrases.MODES),
    "office": _of({str(office): text for office, text in agents.OFFICES.items()}),
    "place": _place,
    "region": _place,
    "rupiah": lambda text: filters.number(int(text)) if text.isdigit() else text,
    "role": _of({role.value: text for role, text in NAMES.items()}),
    "village": _place,
}
