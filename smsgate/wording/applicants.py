"""What somebody who applied is told: an invitation to an interview, and how the employer decided."""

from dataclasses import dataclass
from datetime import datetime

from smsgate.i18n import N_, Translate
from smsgate.views import VacancyView
from smsgate.wording.dates import day, weekday
from smsgate.wording.facts import names
from smsgate.wording.gsm7 import one_line
from smsgate.wording.packing import Forms, fit, steps
from smsgate.wording.segments import capacity, septets
from smsgate.wording.shortening import shorten

LONG_PLACE, SHORT_PLACE = 100, 40
"""Septets of where an interview is: as it was written, and where room is scarce."""

NOTE_GOES, SHORTER, BRIEF, PLACE_GOES = 1, 3, 4, 5
"""The levels (see `packing.fit`) at which the note goes, then what can be said shorter, and last the
end of a long place: who does not find it has come for nothing."""

BRIEF_TITLE = 14

WHY = {
    "others": N_("This time they chose somebody else."),
    "schooling": N_("They look for other schooling."),
    "experience": N_("They look for more experience."),
    "distance": N_("They look for somebody who lives nearer."),
}
"""The reasons an employer may give; to the person as a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """When (in the office's zone) and where. `again`: it takes the place of an earlier one."""

    at: datetime
    place: str = ""
    link: str = ""
    note: str = ""
    again: bool = False


def invited(vacancy: VacancyView, to: Invitation, _: Translate) -> str:
    """For which job, when and where, what to send back: one segment, two with a long link."""
    reply = _("Reply YA %(code)s or TIDAK %(code)s") % {"code": vacancy.code}
    blocks = [
        _head(vacancy, to, _),
        _when(to.at, _),
        _where(to, _),
        steps({0: one_line(to.note), NOTE_GOES: ""}),
        steps({0: _("Can you? %(reply)s") % {"reply": reply}, BRIEF: reply}),
        steps(
            {
                0: _("They get your number only after YA. No fee"),
                SHORTER: _("Your number is shared after YA"),
                PLACE_GOES: _("YA shares your number"),
            }
        ),
    ]
    return _told(blocks)


def meeting(to: Invitation, _: Translate) -> tuple[Forms, Forms]:
    """When and where, each from the fullest form to the shortest."""
    return _when(to.at, _), _where(to, _)


def hired(vacancy: VacancyView, _: Translate) -> str:
    """They got the job; and that it costs nothing."""
    return _told(
        [
            (_("Good news, you are hired!"),),
            _job(vacancy),
            (_("Pay nobody for this job. End job news: BERHENTI"),),
        ]
    )


def refused(vacancy: VacancyView, reason: str, _: Translate) -> str:
    """Thanks, why not (one of WHY), and where to look on."""
    return _told(
        [
            (_("Thank you for applying:"),),
            _job(vacancy),
            (_(WHY[reason]),),
            (_("Other jobs: reply LOKER"),),
        ]
    )


def closed(vacancy: VacancyView, _: Translate, *, interview: bool) -> str:
    """The vacancy is over for all who were still waiting; `interview`: one that was agreed on is off."""
    return _told(
        [
            (_("This job is closed now:"),),
            _job(vacancy),
            (_("The interview is off.") if interview else "",),
            (_("Thank you for applying. Other jobs: reply LOKER"),),
        ]
    )


def _told(blocks: list[Forms]) -> str:
    said = [forms for forms in blocks if forms[0]]
    lines = fit(said, capacity(1))
    if septets("\n".join(lines)) > capacity(1):
        lines = fit(said, capacity(2))
    return "\n".join(line for line in lines if line)


def _job(vacancy: VacancyView) -> Forms:
    title, employer, _place = names(vacancy)
    pairs = [
        *zip(title, employer, strict=True),
        (shorten(title[0], BRIEF_TITLE, mark=""), employer[-1]),
    ]
    return tuple(f"{vacancy.code} {what}, {who}" for what, who in pairs)


def _head(vacancy: VacancyView, to: Invitation, _: Translate) -> Forms:
    text = _("New time for the interview %(job)s") if to.again else _("Interview %(job)s")
    return tuple(text % {"job": job} for job in _job(vacancy))


def _when(at: datetime, _: Translate) -> Forms:
    # Translators: when an interview is
    said = _("%(day)s at %(time)s") % {"day": day(at.date(), _), "time": f"{at:%H.%M}"}
    return steps({0: f"{weekday(at.date(), _)} {said}", BRIEF: said})


def _where(to: Invitation, _: Translate) -> Forms:
    """A link is never shortened: it would lead nowhere."""
    place = one_line(to.place)
    said = {0: shorten(place, LONG_PLACE), PLACE_GOES: shorten(place, SHORT_PLACE)}
    if to.link:
        online = _("online %(link)s") % {"link": to.link}
        both = _("%(place)s, or %(online)s")
        said = {
            level: both % {"place": at, "online": online} if at else online
            for level, at in said.items()
        }
    return steps(said)
