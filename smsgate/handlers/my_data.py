"""DATAKU: everything kept about this number."""

from smsgate.handlers.context import Context, KeptData
from smsgate.handlers.reply import Reply, saying
from smsgate.understanding import Request
from smsgate.wording import dates
from smsgate.wording.gsm7 import to_gsm7
from smsgate.wording.segments import capacity, septets
from smsgate.wording.shortening import shorten
from smsgate.wording.ways import WAYS

SEGMENTS = 2

LONG_TITLE = 32
"""Septets of an agent's office and village."""


def answer(request: Request, context: Context) -> Reply:
    """Since when, what is followed and how it was agreed to, how much of what, and how to erase it all.

    In two segments: of a long list of places or employers the end is left out.
    """
    _ = context.translate
    kept = context.directory.kept_data()
    text = _(
        "Your data since %(since)s: this number, language %(language)s, follows %(follows)s; "
        "%(received)d texts from you, %(sent)d to you (words kept %(days)d days), %(seen)d jobs "
        "shown%(more)s. %(never)s. To erase all: HAPUS DATA"
    )
    words = {
        "since": f"{dates.day(kept.since, _)} {kept.since.year}",
        "language": context.language,
        "received": kept.messages_in,
        "sent": kept.messages_out,
        "days": kept.words_kept_days,
        "seen": kept.vacancies_seen,
        "never": _never(kept, context),
    }
    room = capacity(SEGMENTS) - septets(
        text % {**words, "follows": "", "more": _more(kept, context)}
    )
    more = _more(kept, context, room // 2)
    follows = ", ".join(_followed(kept, context)) or _("nothing")
    room = capacity(SEGMENTS) - septets(text % {**words, "follows": "", "more": more})
    return saying(text % {**words, "follows": shorten(follows, room), "more": more})


def _never(kept: KeptData, context: Context) -> str:
    _ = context.translate
    if kept.agent:
        return _("Your name as village agent; no KTP or account")
    if kept.profile:
        return _("Your name only in your profile and applications; no KTP or account")
    if kept.passed_on:
        return _("Your name only in applications; no KTP or account")
    return _("No name, KTP or account")


def _more(kept: KeptData, context: Context, room: int = 0) -> str:
    """Applications, with as many employers as there is room for, and the talk with an officer."""
    _ = context.translate
    said = ""
    if kept.applied:
        where = shorten(to_gsm7(", ".join(dict.fromkeys(kept.applied))), room) if room else ""
        said = _(", applications: %(count)d (%(where)s)") % {
            "count": len(kept.applied),
            "where": where,
        }
    if kept.profile:
        said += _(", your profile (%(count)d answers: CV SAYA)") % {"count": kept.profile}
    if kept.lessons:
        said += _(", tips read (series: %(count)d)") % {"count": kept.lessons}
    if kept.daily:
        said += _(", daily tips")
    if kept.agent:
        said += _(", village agent (%(title)s)") % {"title": shorten(kept.agent, LONG_TITLE)}
    said += _opinions(kept, context)
    if kept.notes is not None:
        said += _(", a talk with an officer (notes: %(count)d)") % {"count": kept.notes}
    return said


def _opinions(kept: KeptData, context: Context) -> str:
    """What was asked under a number, and what they thought of us."""
    _ = context.translate
    counted = (
        (_(", vacancies posted: %(count)d"), kept.posted),
        (_(", DAPAT/BELUM: %(count)d"), kept.outcomes),
        (_(", cases: %(count)d"), kept.cases),
        (_(", marks and suggestions: %(count)d"), kept.marks + kept.suggestions),
    )
    return "".join(text % {"count": count} for text, count in counted if count)


def _followed(kept: KeptData, context: Context) -> list[str]:
    """Each place with the day and the way of consent; kinds of work after a colon."""
    _ = context.translate
    agreed = {
        place: f"{dates.day(day, _)} {_(WAYS.get(how, how))}" for place, day, how in kept.consents
    }
    found: dict[str, list[str]] = {}
    for row in context.contact.subscriptions:
        found.setdefault(row.place, []).append(row.kind or "")
    not_yet = _("not yet agreed")
    return [
        f"{context.named(place)}"
        f"{' ' + '/'.join(kinds) if all(kinds) else ''} ({agreed.get(place, not_yet)})"
        for place, kinds in found.items()
    ]
