"""What a village's agent is told: the welcome, the list to read out, and what came of each number."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from smsgate.i18n import Translate
from smsgate.views import Helped, VacancyView
from smsgate.wording.dates import numeric
from smsgate.wording.gsm7 import one_line
from smsgate.wording.lists import PAGE, ListText
from smsgate.wording.packing import Draft, Forms, fit, most
from smsgate.wording.segments import capacity, count, septets
from smsgate.wording.shortening import shorten
from smsgate.wording.vacancies import forms

SHORT_NAME = 22
"""Septets of a village."""

NO_EMPLOYER = 3
"""The form of a line that leaves the employer out: where room is scarce, the last day matters more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A village's list. `vacancies`: what is open, in order (PAGE of them are enough).

    `own` of all `total` lie in the village's kecamatan, and come first; `keyword`: what is sent after LOKER
    for the rest of those. `helped`: asked, agreed, applied this month, or nothing to tell.
    """

    village: str
    keyword: str
    day: date
    vacancies: tuple[VacancyView, ...]
    own: int
    total: int
    helped: Helped


def village_list(sheet: Sheet, _: Translate) -> ListText:
    """The list in two segments at most; at least one vacancy."""

    def head(_shown: int) -> Forms:
        name = shorten(one_line(sheet.village), SHORT_NAME)
        return (
            _("Jobs to read out in %(village)s %(day)s:")
            % {"village": name, "day": numeric(sheet.day)},
        )

    lines = [
        _line(each, far=at >= sheet.own, _=_) for at, each in enumerate(sheet.vacancies[:PAGE])
    ]
    draft = Draft(head, lines, lambda shown: _foot(sheet, shown, _))
    return _packed(draft, tuple(each.code for each in sheet.vacancies))


def _packed(draft: Draft, codes: tuple[int, ...]) -> ListText:
    """As many lines as two segments hold: one text for a whole village, once a week."""
    shown = max(1, most(draft, capacity(2)))
    segments = 1 if most(draft, capacity(1)) >= shown else 2
    text = "\n".join(fit(draft.blocks(shown), capacity(segments)))
    return ListText(text=text, segments=count(text).segments, codes=codes, shown=shown)


def _line(vacancy: VacancyView, *, far: bool, _: Translate) -> Forms:
    """`1046 Sopir truk pasir, CV Maju, 3,4jt s/d 22/12`; further away with the place."""
    until = _("to %(day)s") % {"day": numeric(vacancy.expires_on)}
    said = forms(vacancy, _, with_place=far)
    dated = (said[0], said[1], said[NO_EMPLOYER])
    return (*(f"{form} {until}" for form in dated), *said[NO_EMPLOYER:])


def _foot(sheet: Sheet, shown: int, _: Translate) -> Forms:
    more = _more(sheet, shown, _)
    details = _("Details: send the code")
    done = helped(sheet.helped, _)
    brief = _("Reply a code")
    said = (
        (more, details, done),
        (more, brief, done),
        (more, done),
    )
    return tuple(". ".join(filter(None, parts)) or brief for parts in said)


def _more(sheet: Sheet, shown: int, _: Translate) -> str:
    """`+5: LOKER PENDOPO`, or what is left nearby."""
    here = sheet.own - shown
    left, word = (here, f"LOKER {sheet.keyword}") if here > 0 else (sheet.total - shown, "LOKER")
    return f"+{left}: {word}" if left > 0 else ""


def helped(done: Helped, _: Translate) -> str:
    """`Bulan ini: 12 didaftarkan, 9 setuju, 2 melamar`; "" for nobody."""
    counts = {"asked": done.asked, "agreed": done.agreed, "applied": done.applied}
    text = _("This month: %(asked)d named, %(agreed)d agreed, %(applied)d applied")
    return text % counts if done.asked else ""


def invitation(title: str, office: str, _: Translate) -> str:
    """What an official could do, and the word by which they agree: in one segment."""
    # Translators: at most 105 characters without the names
    text = _(
        "%(office)s enters you as village agent (%(title)s): jobs to read out each Monday, "
        "neighbours signed up. Agree: SETUJU, else ignore. No fees"
    )
    return _fitted(text, title, office)


def welcome(title: str, office: str, _: Translate) -> str:
    """What they can do from now on: in one segment."""
    # Translators: at most 120 characters without the title
    text = _(
        "%(title)s, you are village agent now: jobs each Monday. At once: DESA. "
        "Sign up: DAFTARKAN number district. Helped: BERAPA. Stop: BERHENTI"
    )
    return _fitted(text, title, office)


def _fitted(text: str, title: str, office: str) -> str:
    said = [text % {"title": shorten(title, size), "office": office} for size in (32, 26, 22, 16)]
    return next((one for one in said if septets(one) <= capacity(1)), said[-1])


def numbers(phones: Sequence[str]) -> str:
    """`..1234, ..5678`: the agent knows whom they named."""
    return ", ".join(f"..{phone[-4:]}" for phone in phones)
