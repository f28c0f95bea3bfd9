"""The profile on screens: begun or gone on with, kept after each answer, read and changed line by line."""

from smsgate.handlers.ussd import profile_questions as questions
from smsgate.handlers.ussd.profile_questions import NEXT
from smsgate.handlers.ussd.screens import Choice, Menu, Screen, Screens, Visit
from smsgate.handlers.ussd.telling import draft, key, view_of, which_village
from smsgate.wording.gsm7 import one_line
from smsgate.wording.profile import FIELDS, LABELS, said
from smsgate.wording.shortening import shorten

CHANGING = key("changing")
"""The line that is being changed."""

LINE = 44


def profile(visit: Visit) -> Menu:
    """Begin, go on, or read it; a finished one is read at once."""
    _ = visit.context.translate
    view = view_of(visit)
    if view.next(visit.context.today) is None:
        return lines(visit)
    if not view.answers:
        return Menu(
            text=_("Your profile for applying: 9 short questions, free. Each answer is kept."),
            choices=(Choice(label=(_("Begin"),), to=NEXT),),
        )
    return Menu(
        text=_("Your profile: %(count)d of 9 told.") % {"count": view.count},
        choices=(
            Choice(label=(_("Go on"),), to=NEXT),
            Choice(label=(_("Read or change"),), to="profile_lines"),
        ),
    )


def next_question(visit: Visit) -> Screen:
    """Whatever comes next; the screen remembers which that was, so that 0 leads back to it."""
    asked = visit.kept.get("asks") or view_of(visit).next(visit.context.today)
    return questions.ask(asked, visit, NEXT) if asked else _done(visit)


def lines(visit: Visit) -> Menu:
    """Each line, which leads to its question."""
    _ = visit.context.translate
    view = view_of(visit)
    return Menu(
        text=_("Your profile. Change which line?"),
        choices=tuple(
            Choice(
                label=(_line(field, view.answers.get(field, ""), visit),),
                to="profile_change",
                given={CHANGING: field},
            )
            for field in FIELDS
        ),
        draft=draft(visit),
    )


def change(visit: Visit) -> Screen:
    """One line."""
    return questions.ask(visit.answers[CHANGING], visit, "profile_changed")


def changed(visit: Visit) -> Screen:
    """It is kept; a year may need somebody to allow it."""
    _ = visit.context.translate
    if asked := visit.kept.get("asks") or _left_open(visit):
        return questions.ask(asked, visit, "profile_changed")
    line = _(LABELS[visit.answers[CHANGING]])
    return Menu(
        text=_("Kept: %(line)s.") % {"line": line},
        choices=(Choice(label=(_("All lines"),), to="profile_lines"), *_unfinished(visit)),
        draft=draft(visit),
    )


def _left_open(visit: Visit) -> str:
    """What must be asked before the change is whole."""
    if view_of(visit).needs_guardian(visit.context.today):
        return "guardian"
    return "village" if which_village(visit) else ""


def _unfinished(visit: Visit) -> tuple[Choice, ...]:
    _ = visit.context.translate
    due = view_of(visit).next(visit.context.today)
    return (Choice(label=(_("Go on"),), to=NEXT),) if due else ()


def _done(visit: Visit) -> Menu:
    _ = visit.context.translate
    return Menu(
        text=_("Thank you, your profile is kept. It is passed on only when you say yes to it."),
        choices=(
            Choice(label=(_("Read or change"),), to="profile_lines"),
            Choice(label=(_("Find work"),), to="where"),
        ),
        draft=draft(visit),
    )


def _line(field: str, value: str, visit: Visit) -> str:
    """`Schooling: SMA`; what was passed over has a dash."""
    _ = visit.context.translate
    words = one_line(said(field, value, visit.context.language)).removeprefix("SIM ")
    return shorten(f"{_(LABELS[field])}: {words or '-'}", LINE, mark="")


SCREENS: Screens = {
    "profile": profile,
    NEXT: next_question,
    "profile_lines": lines,
    "profile_change": change,
    "profile_changed": changed,
    **questions.SCREENS,
}
