"""What a caller told of themselves in this session, laid over what is known; and the draft that keeps it."""

from collections.abc import Callable

from smsgate.effects import SaveProfile
from smsgate.handlers.knowledge.profile import ProfileView
from smsgate.handlers.profile import reading
from smsgate.handlers.ussd.screens import Visit
from smsgate.i18n import N_
from smsgate.wording.profile import ADULT, FIELDS

PREFIX = "profile_"
"""The answers of this flow are told from those of others by their names."""

SKIPPED = "1"
"""Typed to pass a question over: a key, where a word would take long."""

ALLOWED_BY = N_("Name of the parent or guardian who allows it:")
"""What they answer; kept with their name."""

_CHOSEN = ("education", "kinds", "licence")
_TYPED = ("name", "birth_year", "experience", "skills", "disability")


def key(field: str) -> str:
    """The name of an answer in the session."""
    return f"{PREFIX}{field}"


def view_of(visit: Visit) -> ProfileView:
    """What is known by now."""
    return visit.context.directory.profile.view().with_answers(told(visit))


def told(visit: Visit) -> dict[str, str]:
    """All that was told in this session, read."""
    given = {
        field: visit.answers[key(field)]
        for field in (*_CHOSEN, ADULT)
        if key(field) in visit.answers
    }
    for field in (*_TYPED, "village"):
        given |= _read(field, visit)
    return given | _guardian(visit)


def draft(visit: Visit) -> tuple[SaveProfile, ...]:
    """Keeps it, so that nothing is lost when the line breaks."""
    answers = told(visit)
    allowed = answers.get("guardian", "")
    words = f"{visit.context.translate(ALLOWED_BY)} {allowed}" if allowed else ""
    return (SaveProfile(answers=answers, words=words),) if answers else ()


def which_village(visit: Visit) -> tuple[str, ...]:
    """The places a typed name could stand for, when these are several."""
    typed = visit.answers.get(key("village"), "")
    read = reading.read("village", typed, visit.context) if typed else None
    return read.options if isinstance(read, reading.Choose) else ()


def check(field: str, visit: Visit) -> Callable[[str], str | None]:
    """A sentence when what is typed will not do."""

    def checked(typed: str) -> str | None:
        if typed == SKIPPED and field in FIELDS:
            return None
        read = reading.read(field, _allowing(field, typed), visit.context)
        return read.text if isinstance(read, reading.Refused) else None

    return checked


def _read(field: str, visit: Visit) -> dict[str, str]:
    typed = visit.answers.get(key(field))
    if field == "village" and not typed:
        place = visit.answers.get(key("place"))
        return dict(reading.at_home(place, visit.context).answers) if place else {}
    if typed is None:
        return {}
    if typed in ("", SKIPPED):
        return {field: ""}
    read = reading.read(field, typed, visit.context)
    return dict(read.answers) if isinstance(read, reading.Taken) else {}


def _guardian(visit: Visit) -> dict[str, str]:
    typed = visit.answers.get(key("guardian"))
    read = reading.read("guardian", _allowing("guardian", typed), visit.context) if typed else None
    return dict(read.answers) if isinstance(read, reading.Taken) else {}


def _allowing(field: str, typed: str) -> str:
    """On a screen the question itself says that it is allowed."""
    return f"IZIN {typed}" if field == "guardian" else typed
