"""What is said of somebody's applications: each within a segment, two where it must be."""

from smsgate.handlers.knowledge.applications import AppliedFor, InvitedTo
from smsgate.i18n import N_, Translate
from smsgate.views import VacancyView
from smsgate.wording.applicants import Invitation, meeting
from smsgate.wording.applying import ways
from smsgate.wording.dates import day
from smsgate.wording.facts import names
from smsgate.wording.gsm7 import one_line, to_gsm7
from smsgate.wording.packing import Draft, Forms, fit, pack
from smsgate.wording.segments import ALONE, capacity, septets
from smsgate.wording.shortening import short_name, shorten

LONG_TITLE, SHORT_TITLE, BRIEF_TITLE = 30, 22, 14
LONG_NAME, BRIEF_NAME = 24, 13

STATES = {
    "sent": N_("sent, not read yet"),
    "seen": N_("read, no answer yet"),
    "invited": N_("invited"),
    "refused": N_("not chosen this time"),
    "not_hired": N_("not chosen after the interview"),
    "hired": N_("you are hired"),
    "closed": N_("the job is closed"),
}
BRIEFLY = {
    "sent": N_("sent"),
    "seen": N_("read"),
    "invited": N_("invited"),
    "refused": N_("not chosen"),
    "not_hired": N_("not chosen"),
    "hired": N_("hired"),
    "closed": N_("closed"),
}
OPEN = ("sent", "seen", "invited")
"""What can still be withdrawn."""


def told(values: dict[str, str]) -> str:
    """What is passed on, in one line."""
    return ", ".join(one_line(value) for value in values.values())


def preview(vacancy: VacancyView, values: dict[str, str], _: Translate) -> str:
    """Which job, what they would be told, and what to send back."""
    blocks: list[Forms] = [
        tuple(_("Apply for %(job)s?") % {"job": form} for form in job_of(vacancy)),
        (_("They are told: %(told)s") % {"told": to_gsm7(told(values))},),
        _consent("age" in values, _),
    ]
    lines = fit(blocks, capacity(1))
    spare = capacity(2) - septets("\n".join(lines))
    if spare < 0:
        lines[1] = shorten(lines[1], septets(lines[1]) + spare, mark=_(".. (all: CV SAYA)"))
    return "\n".join(lines)


def _consent(grown: bool, _: Translate) -> Forms:
    """What to send back; whose age is not known says it is 18 and over."""
    if grown:
        return (_("Agree? Reply YA. To stop: TIDAK, to change it: CV SAYA. No fees"),)
    return (_("You are 18+ and agree? Reply YA. To stop: TIDAK, to change it: CV SAYA. No fees"),)


def sent(vacancy: VacancyView, number: int, _: Translate, room: int = ALONE) -> str:
    """With the number, who answers, and the employer's own way, which is quicker."""
    head = _("Sent: application no. %(number)d for %(job)s")
    way = ways(vacancy, _)
    blocks: list[Forms] = [
        tuple(head % {"number": number, "job": form} for form in job_of(vacancy)),
        (_("Their answer comes by SMS. See it: LAMARAN"), _("Their answer comes by SMS")),
        (*(_("Quicker: %(way)s") % {"way": form} for form in way if form), ""),
        (_("No fees ever"),),
    ]
    return _within(blocks, room)


def sent_to_office(
    vacancy: VacancyView, number: int, office: str, _: Translate, room: int = ALONE
) -> str:
    """The same where the employer never looks here: officers have it; the person does it their way too."""
    head = _("Application no. %(number)d for %(job)s is with %(office)s")
    way = [form for form in ways(vacancy, _) if form]
    blocks: list[Forms] = [
        tuple(head % {"number": number, "job": form, "office": office} for form in job_of(vacancy)),
        (
            *(_("The employer reads no SMS. Also: %(way)s") % {"way": form} for form in way),
            *way[-1:],
        )
        or (_("An officer passes it on"),),
        (_("No fees ever. News: LAMARAN"), _("No fees ever")),
    ]
    return _within(blocks, room)


def state(applied: AppliedFor, _: Translate) -> str:
    """`read, no answer yet`; of an interview its day and time."""
    if applied.state == "invited" and applied.invited:
        when = _when(applied.invited, _)
        return (
            _("you come on %(when)s") if applied.invited.accepted else _("invited, %(when)s")
        ) % {"when": when}
    return _(STATES[applied.state])


def brief(applied: AppliedFor, _: Translate) -> str:
    """The same in a word or two."""
    return _(BRIEFLY[applied.state])


def one(applied: AppliedFor, _: Translate) -> str:
    """One application: number, job, state, and what can be done."""
    head = _("Your application no. %(number)d of %(day)s")
    blocks: list[Forms] = [
        (head % {"number": applied.number, "day": day(applied.on, _)},),
        tuple(f"{form}: {state(applied, _)}" for form in job(applied)),
        (next_step(applied, _),),
    ]
    return _within(blocks)


def next_step(applied: AppliedFor, _: Translate) -> str:
    """What to send: to answer, to withdraw, or to look on."""
    code = {"code": applied.code}
    if applied.invited and not applied.invited.accepted:
        return _("Can you come? Reply YA %(code)d or TIDAK %(code)d") % code
    if applied.state in OPEN:
        return _("To withdraw: BATAL LAMAR %(code)d") % code
    return _("Other jobs: reply LOKER")


def several(found: tuple[AppliedFor, ...], _: Translate) -> str:
    """All of them, as many as two segments hold."""

    def head(shown: int) -> Forms:
        if shown < len(found):
            return (
                _("Your applications, %(shown)d of %(count)d:")
                % {"shown": shown, "count": len(found)},
            )
        return (_("Your applications, %(count)d:") % {"count": len(found)},)

    lines = [tuple(f"{form}: {state(each, _)}" for form in job(each)) for each in found]
    foot = (_("More of one: LAMARAN and its code"),)
    return pack(Draft(head=head, lines=lines, foot=lambda _shown: foot)).text


def coming(invited: InvitedTo, job_words: Forms, _: Translate, room: int = ALONE) -> str:
    """Agreed: when, where, and how to say no after all."""
    when, where = _meeting(invited, _)
    code = {"code": invited.code}
    blocks: list[Forms] = [
        tuple(_("Agreed, they expect you: %(job)s") % {"job": form} for form in job_words),
        when,
        where,
        (
            *[_("They may call you now. Cannot come? TIDAK %(code)d. Pay nothing") % code] * 3,
            _("Cannot come? TIDAK %(code)d. Pay nothing") % code,
        ),
    ]
    return _within([forms for forms in blocks if forms[0]], room)


def job(applied: AppliedFor) -> Forms:
    """`1046 Sopir truk pasir, CV Maju Bersama`, then shorter."""
    return _job(applied.code, one_line(applied.title), one_line(applied.employer))


def job_of(vacancy: VacancyView) -> Forms:
    """The same of a vacancy."""
    title, employer, _place = names(vacancy)
    return _job(vacancy.code, title[0], employer[0])


def meeting_line(invited: InvitedTo, _: Translate) -> str:
    """`Rabu 25 Nov pukul 09.00, Jl Lintas 3`, in full."""
    when, where = _meeting(invited, _)
    return ", ".join(filter(None, (when[0], where[0])))


def _job(code: int, title: str, employer: str) -> Forms:
    return (
        f"{code} {shorten(title, LONG_TITLE)}, {shorten(employer, LONG_NAME)}",
        f"{code} {shorten(title, SHORT_TITLE)}, {short_name(employer, BRIEF_NAME)}",
        f"{code} {shorten(title, BRIEF_TITLE, mark='')}, {short_name(employer, BRIEF_NAME)}",
        f"{code} {shorten(title, BRIEF_TITLE, mark='')}",
    )


def _when(invited: InvitedTo, _: Translate) -> str:
    # Translators: when an interview is
    return _("%(day)s at %(time)s") % {
        "day": day(invited.at.date(), _),
        "time": f"{invited.at:%H.%M}",
    }


def _meeting(invited: InvitedTo, _: Translate) -> tuple[Forms, Forms]:
    to = Invitation(at=invited.at, place=invited.place, link=invited.link)
    return meeting(to, _)


def _within(blocks: list[Forms], room: int = ALONE) -> str:
    """In one segment, else two; on a screen of `room` septets as much as it has room for."""
    lines = fit(blocks, room)
    if septets("\n".join(lines)) > room == ALONE:
        lines = fit(blocks, capacity(2))
    return "\n".join(line for line in lines if line)
