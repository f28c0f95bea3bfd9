"""A vacancy typed step by step: the work, where, pay, people, until when; each step is kept at once."""

from collections.abc import Mapping
from datetime import date, timedelta

from smsgate.effects import (
    DraftPosting,
    DropPosting,
    Effect,
    PostingDrafted,
    PostingSent,
    Result,
    SendPosting,
)
from smsgate.handlers import posting_words
from smsgate.handlers.context import Context
from smsgate.handlers.knowledge.postings import PostingEmployer
from smsgate.handlers.plainly import says_something
from smsgate.handlers.ussd.flows.posting import employer_of, posting
from smsgate.handlers.ussd.screens import Ask, Choice, End, Menu, Screens, Visit
from smsgate.views import VacancyView
from smsgate.wording import postings as wording
from smsgate.wording.gsm7 import one_line
from smsgate.wording.shortening import shorten

USUAL = "1"
"""Typed for what holds where nothing is said: the employer's own place, no pay named, thirty days."""

LONG_PLACE = 24
MONTH = timedelta(days=30)
"""So long a vacancy is shown where no day was said."""

_STEPS = {"place": "TEMPAT", "pay": "GAJI", "people": "ORANG", "until": "BATAS"}
"""The answers after the first, each with the word under which it would be texted."""


def title(visit: Visit) -> Ask | Menu:
    """What work; whoever types all at once is understood as well."""
    _ = visit.context.translate
    if employer_of(visit) is None:
        return posting(visit)
    return Ask(
        text=_("What work? For instance: kasir toko SMA"),
        name="title",
        to="posting_place",
        check=lambda typed: _no_title(typed, visit.context),
    )


def place(visit: Visit) -> Ask | Menu:
    """Where."""
    _ = visit.context.translate
    employer = employer_of(visit)
    if employer is None:
        return posting(visit)
    own = visit.context.directory.name(employer.place) if employer.place else ""
    text = _("Where? Type the kecamatan or village.")
    if own:
        text = _("Where? Type the kecamatan or village. 1: %(place)s") % {
            "place": shorten(own, LONG_PLACE)
        }
    return _ask(visit, "place", text, "posting_pay", usual=bool(own))


def pay(visit: Visit) -> Ask | Menu:
    """How much."""
    _ = visit.context.translate
    text = _("What pay? For instance 2,5jt or 150rb/hr. 1: not said")
    return _ask(visit, "pay", text, "posting_people")


def people(visit: Visit) -> Ask | Menu:
    """How many."""
    _ = visit.context.translate
    return _ask(
        visit, "people", _("For how many people? Type a number"), "posting_until", usual=False
    )


def until(visit: Visit) -> Ask | Menu:
    """Until when."""
    _ = visit.context.translate
    return _ask(
        visit, "until", _("Until which day? For instance 10 des. 1: 30 days"), "posting_check"
    )


def check(visit: Visit) -> Menu:
    """Read back before it goes to the office."""
    _ = visit.context.translate
    employer = employer_of(visit)
    if employer is None:
        return posting(visit)
    send = Choice(label=(_("Send it to be checked"),), to="posting_sent")
    view = _typed(visit, employer)
    return Menu(text=wording.brief(view, _), choices=(send,), draft=_keeping(visit))


def draft(visit: Visit) -> Menu:
    """One that was begun before, here or by SMS."""
    _ = visit.context.translate
    employer = employer_of(visit)
    begun = visit.context.directory.postings.draft(employer.id) if employer else None
    if employer is None or begun is None:
        return posting(visit)
    given = {"draft": str(begun.id)}
    send = Choice(label=(_("Send it to be checked"),), to="posting_sent", given=given)
    drop = Choice(label=(_("Throw it away"),), to="posting_dropped", given=given)
    if begun.view is None:
        missing = wording.hint(begun.missing, _)
        return Menu(text=_("By SMS: %(hint)s") % {"hint": missing}, choices=(drop,))
    return Menu(text=wording.brief(begun.view, _), choices=(send, drop))


def sent(visit: Visit) -> End:
    """It waits for an officer."""
    given = visit.answers
    effect = SendPosting(
        employer=int(given["employer"]),
        draft=int(given["draft"]) if "draft" in given else None,
        after=int(given["after"]) if "draft" not in given else None,
    )
    return End(text=lambda results: _told(results, visit.context), effects=(effect,))


def dropped(visit: Visit) -> End:
    """Nothing was posted."""
    given = visit.answers
    effect = DropPosting(employer=int(given["employer"]), draft=int(given["draft"]))
    return End(text=visit.context.translate(posting_words.DROPPED), effects=(effect,))


def _told(results: tuple[Result, ...], context: Context) -> str:
    _ = context.translate
    (result,) = results
    if isinstance(result, PostingDrafted):
        return wording.hint(result.missing[0] if result.missing else "title", _)
    if not isinstance(result, PostingSent):
        return posting_words.refusal(result, context)
    text = _("Received: %(code)d. An officer checks it, then we text you.") % {"code": result.code}
    return f"{text} {wording.minimum(result.minimum, _)}" if result.minimum else text


def _ask(visit: Visit, name: str, text: str, to: str, *, usual: bool = True) -> Ask | Menu:
    """A question, the answers until now kept in the draft."""
    if employer_of(visit) is None:
        return posting(visit)
    return Ask(
        text=text,
        name=name,
        to=to,
        check=lambda typed: _no_field(name, typed, visit.context, usual=usual),
        draft=_keeping(visit),
    )


def _keeping(visit: Visit) -> tuple[Effect, ...]:
    given = visit.answers
    effect = DraftPosting(
        employer=int(given["employer"]),
        fields=_fields(visit),
        words=given["title"],
        after=int(given["after"]),
    )
    return (effect,)


def _fields(visit: Visit) -> Mapping[str, str]:
    """Everything typed until now, as it would be typed into the form."""
    given, postings = visit.answers, visit.context.directory.postings
    fields = dict(postings.read(given["title"]).fields)
    for name, word in _STEPS.items():
        if name in given and (offer := postings.correction(f"{word} {given[name]}")):
            fields |= {} if given[name] == USUAL and name != "people" else offer.fields
    return fields


def _no_title(typed: str, context: Context) -> str | None:
    said = context.directory.postings.read(typed).fields.get("title", "")
    _ = context.translate
    return None if says_something(said) else _("Not understood yet.")


def _no_field(name: str, typed: str, context: Context, *, usual: bool) -> str | None:
    """A sentence where a step's answer cannot be read; the question stands below it again."""
    if usual and typed == USUAL:
        return None
    offer = context.directory.postings.correction(f"{_STEPS[name]} {typed}") if typed else None
    if offer is not None and offer.fields:
        return None
    _ = context.translate
    if offer is not None and offer.candidates:
        areas = posting_words.areas(offer, context)
        return f"{', '.join(shorten(one_line(area), LONG_PLACE) for area in areas)}?"
    return _("Not understood yet.")


def _typed(visit: Visit, employer: PostingEmployer) -> VacancyView:
    """What was typed until now, as it would be seen."""
    fields, context = _fields(visit), visit.context
    where = fields.get("place") or employer.place
    last_day = fields.get("expires_on")
    return VacancyView(
        code=0,
        title=fields.get("title", ""),
        employer=employer.name,
        place=where,
        place_name=context.directory.name(where) if where else "",
        education=fields.get("education"),
        pay_min=_number(fields.get("pay_min")),
        pay_max=_number(fields.get("pay_max")),
        pay_per=fields.get("pay_per", "month"),
        openings=_number(fields.get("openings")),
        mode=fields.get("mode", "onsite"),
        expires_on=date.fromisoformat(last_day) if last_day else context.today + MONTH,
    )


def _number(text: str | None) -> int | None:
    return int(text) if text else None


SCREENS: Screens = {
    "posting_title": title,
    "posting_place": place,
    "posting_pay": pay,
    "posting_people": people,
    "posting_until": until,
    "posting_check": check,
    "posting_draft": draft,
    "posting_sent": sent,
    "posting_dropped": dropped,
}
