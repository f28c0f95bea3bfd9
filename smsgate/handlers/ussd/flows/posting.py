"""For an employer's number: its vacancies, filled or shown for longer."""

from smsgate.effects import ExtendVacancy, FillVacancy, Result
from smsgate.handlers import filled, posting_words
from smsgate.handlers.context import Context
from smsgate.handlers.knowledge.postings import OwnVacancy, PostingEmployer
from smsgate.handlers.ussd.screens import Choice, End, Menu, Screens, Visit
from smsgate.i18n import N_
from smsgate.wording.dates import day
from smsgate.wording.gsm7 import one_line
from smsgate.wording.packing import Forms
from smsgate.wording.segments import septets
from smsgate.wording.shortening import shorten

LONG, SHORT = 30, 18
MOST_ROWS = 20

_ALSO = ("waiting", "returned")
"""What is shown beside those that can be filled."""

_STANDS = {
    "open": N_("%(code)d %(title)s is shown until %(day)s."),
    "expired": N_("%(code)d %(title)s ended on %(day)s."),
    "waiting": N_("%(code)d %(title)s waits for an officer; we text you."),
}


def active(context: Context) -> tuple[PostingEmployer, ...]:
    """Those of the number that may post."""
    return tuple(one for one in context.directory.postings.employers() if not one.suspended)


def posting(visit: Visit) -> Menu:
    """Which employer, where the number stands for several; else its vacancies."""
    _ = visit.context.translate
    mine = active(visit.context)
    if not mine:
        return Menu(text=_("Nothing can be posted now. Please speak to the office."))
    if len(mine) == 1:
        return _desk(mine[0], visit.context)
    return Menu(
        text=_("For which of them?"),
        choices=tuple(
            Choice(
                label=(shorten(one_line(one.name), LONG),),
                to="posting_desk",
                given={"employer": str(one.id)},
            )
            for one in mine
        ),
    )


def desk(visit: Visit) -> Menu:
    """The vacancies of the one that was chosen."""
    chosen = employer_of(visit)
    return _desk(chosen, visit.context) if chosen else posting(visit)


def employer_of(visit: Visit) -> PostingEmployer | None:
    """The employer these screens are about; None once the number is no longer its own."""
    wanted = visit.answers.get("employer")
    return next((one for one in active(visit.context) if str(one.id) == wanted), None)


def one(visit: Visit) -> Menu:
    """How one stands, who applied, and what can be done."""
    _ = visit.context.translate
    found = _found(visit)
    if found is None:
        return Menu(text=_("That is no longer here."))
    if found.stand == "returned":
        return Menu(text=lambda room: _returned(found, visit.context, room))
    text = _(_STANDS.get(found.stand, N_("%(code)d %(title)s is closed."))) % _named(found, visit)
    applied = _("Applied: %(number)d") % {"number": found.applied}
    choices = (
        Choice(label=(_("Filled: close it"),), to="posting_fill"),
        Choice(label=(_("14 days more"),), to="posting_extended"),
    )
    return Menu(text=f"{text}\n{applied}", choices=choices if found.alive else ())


def fill(visit: Visit) -> Menu:
    """Asked once: it cannot be taken back by phone."""
    _ = visit.context.translate
    found = _found(visit)
    if found is None:
        return Menu(text=_("That is no longer here."))
    text = _("Close %(code)d %(title)s? Those who still wait are told.") % _named(found, visit)
    return Menu(text=text, choices=(Choice(label=(_("Yes, it is filled"),), to="posting_filled"),))


def is_filled(visit: Visit) -> End:
    """Closed."""
    found = _found(visit)
    if found is None:
        return End(text=posting_words.refusal(None, visit.context))

    def say(results: tuple[Result, ...]) -> str:
        return filled.closed(results, found, visit.context)

    return End(text=say, effects=(FillVacancy(employer=found.employer, code=found.code),))


def extended(visit: Visit) -> End:
    """Shown for longer."""
    found = _found(visit)
    if found is None:
        return End(text=posting_words.refusal(None, visit.context))

    def say(results: tuple[Result, ...]) -> str:
        return filled.extended(results, found, visit.context)

    effect = ExtendVacancy(employer=found.employer, code=found.code, days=filled.DAYS)
    return End(text=say, effects=(effect,))


def _desk(employer: PostingEmployer, context: Context) -> Menu:
    _ = context.translate
    postings = context.directory.postings
    given = {"employer": str(employer.id)}
    begun = postings.draft(employer.id)
    post = Choice(
        label=(_("Post a vacancy"),),
        to="posting_title",
        given={**given, "after": str(begun.id if begun else 0)},
    )
    titles = [shorten(one_line(begun.title), SHORT)] if begun and begun.title else []
    go_on = (
        Choice(label=(_("Go on: %(title)s") % {"title": title},), to="posting_draft", given=given)
        for title in titles
    )
    rows = [row for row in postings.vacancies(employer.id) if row.alive or row.stand in _ALSO]
    each = tuple(
        Choice(label=_line(row, context), to="posting_one", given={"code": str(row.code)})
        for row in rows[:MOST_ROWS]
    )
    return Menu(text=shorten(one_line(employer.name), LONG), choices=(post, *go_on, *each))


def _line(row: OwnVacancy, context: Context) -> Forms:
    """`1073 Kasir, 15 Des`, then without its last words."""
    until = day(row.expires_on, context.translate)
    title = one_line(row.title)
    return (
        f"{row.code} {shorten(title, LONG)}, {until}",
        f"{row.code} {shorten(title, SHORT, mark='')}",
    )


def _returned(found: OwnVacancy, context: Context, room: int) -> str:
    """The officer's reason, as much as fits, and how to mend it."""
    _ = context.translate
    text = _("%(code)d is to be mended: %(reason)s. By SMS: PASANG %(code)d and the change")
    left = room - septets(text % {"code": found.code, "reason": ""})
    return text % {"code": found.code, "reason": shorten(one_line(found.reason).rstrip("."), left)}


def _found(visit: Visit) -> OwnVacancy | None:
    return visit.context.directory.postings.vacancy(int(visit.answers["code"]))


def _named(found: OwnVacancy, visit: Visit) -> dict[str, object]:
    return {
        "code": found.code,
        "title": shorten(one_line(found.title), LONG),
        "day": day(found.expires_on, visit.context.translate),
    }


SCREENS: Screens = {
    "posting": posting,
    "posting_desk": desk,
    "posting_one": one,
    "posting_fill": fill,
    "posting_filled": is_filled,
    "posting_extended": extended,
}
