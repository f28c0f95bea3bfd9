"""How one's applications stand: answering an invitation, taking an application back."""

from functools import partial

from smsgate.effects import AnswerInvitation, Effect, Result, Withdraw
from smsgate.handlers.applications import invitation, state, words
from smsgate.handlers.knowledge.applications import AppliedFor, InvitedTo
from smsgate.handlers.ussd.screens import Choice, End, Fitting, Menu, Screens, Visit
from smsgate.i18n import Translate
from smsgate.wording.packing import Forms
from smsgate.wording.segments import septets
from smsgate.wording.shortening import shorten
from smsgate.wording.ussd import LIMIT


def applied(visit: Visit) -> Menu:
    """All of them, each with its state."""
    context = visit.context
    _ = context.translate
    found = context.directory.applications.all()
    if not found:
        text = _("You have no applications yet. Choose a job, then Apply. No fees.")
        return Menu(text=text, choices=(Choice(label=(_("Find work"),), to="where"),))
    return Menu(
        text=_("My applications (%(count)d):") % {"count": len(found)},
        choices=tuple(
            Choice(label=_line(one, _), to="applied_one", given={"applied": str(one.code)})
            for one in found
        ),
    )


def applied_one(visit: Visit) -> Menu:
    """One of them, and what can be done."""
    _ = visit.context.translate
    one = _one(visit)
    if one is None:
        return Menu(text=_("This application was withdrawn."))
    invited = _standing(one, visit)
    text: str | Fitting = f"{words.job(one)[1]}: {words.state(one, _)}"
    if invited:
        text = partial(_meeting, one, invited, _)
    return Menu(text=text, choices=(*_answers(invited, _), *_way_out(one, _)))


def applied_yes(visit: Visit) -> End:
    """They come."""
    return _answered(visit, comes=True)


def applied_no(visit: Visit) -> End:
    """They cannot."""
    return _answered(visit, comes=False)


def applied_withdraw(visit: Visit) -> Menu:
    """Asked once: one key is pressed by mistake."""
    _ = visit.context.translate
    code = {"code": int(visit.answers["applied"])}
    return Menu(
        text=_("Withdraw your application for %(code)d?") % code,
        choices=(Choice(label=(_("Yes, withdraw it"),), to="applied_withdrawn"),),
    )


def applied_withdrawn(visit: Visit) -> End:
    """Taken back, or decided a moment ago."""
    code = int(visit.answers["applied"])

    def said(results: tuple[Result, ...]) -> str:
        return state.withdrawn(results[0], code, visit.context)

    return End(text=said, effects=(Withdraw(code=code),))


def _meeting(one: AppliedFor, invited: InvitedTo, _: Translate, room: int) -> str:
    """For which job, when and where, as far as there is room."""
    job = words.job(one)[2]
    return f"{job}\n{shorten(words.meeting_line(invited, _), room - septets(job) - 1)}"


def _line(one: AppliedFor, _: Translate) -> Forms:
    said, job = words.state(one, _), words.job(one)
    return (*(f"{form}: {said}" for form in job), f"{job[-1]}: {words.brief(one, _)}")


def _answers(invited: InvitedTo | None, _: Translate) -> tuple[Choice, ...]:
    if invited is None:
        return ()
    cannot = Choice(label=(_("I cannot come"),), to="applied_no")
    return (
        (cannot,) if invited.accepted else (Choice(label=(_("I come"),), to="applied_yes"), cannot)
    )


def _way_out(one: AppliedFor, _: Translate) -> tuple[Choice, ...]:
    if one.state not in words.OPEN:
        return ()
    return (Choice(label=(_("Withdraw the application"),), to="applied_withdraw"),)


def _answered(visit: Visit, *, comes: bool) -> End:
    _ = visit.context.translate
    one = _one(visit)
    invited = _standing(one, visit) if one else None
    if invited is None:
        return End(text=_("That invitation was called off or moved. Dial again to see."))
    effect: Effect = AnswerInvitation(interview=invited.interview, comes=comes)

    def said(results: tuple[Result, ...]) -> str:
        context = visit.context
        return invitation.answered(results[0], invited, comes=comes, context=context, room=LIMIT)

    return End(text=said, effects=(effect,))


def _standing(one: AppliedFor, visit: Visit) -> InvitedTo | None:
    """The invitation, while it can be answered."""
    invited = one.invited
    return invited if invited and invited.at > visit.context.now else None


def _one(visit: Visit) -> AppliedFor | None:
    return visit.context.directory.applications.of(int(visit.answers["applied"]))


SCREENS: Screens = {
    "applied": applied,
    "applied_one": applied_one,
    "applied_yes": applied_yes,
    "applied_no": applied_no,
    "applied_withdraw": applied_withdraw,
    "applied_withdrawn": applied_withdrawn,
}
