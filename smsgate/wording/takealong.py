"""The day's vacancies as a message for a WhatsApp group: bold heads, a line for each, what to send where."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from smsgate.i18n import Translate
from smsgate.views import VacancyView
from smsgate.wording.dates import day as short_day
from smsgate.wording.dates import weekday
from smsgate.wording.gsm7 import one_line
from smsgate.wording.money import range_pay
from smsgate.wording.places import spoken
from smsgate.wording.shortening import shorten

LONGEST = 3_500
"""Characters: beyond this WhatsApp folds a message away, and nobody unfolds it."""

LONG_TITLE, LONG_EMPLOYER = 60, 50

_MARKS = re.compile(r"[*_~`]+")
"""By which WhatsApp makes letters bold, slanted, struck out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A place and what is to be told of it; `total`: how many there are in all.

    `keyword`: what is sent after LOKER for all of them.
    """

    name: str
    keyword: str
    vacancies: tuple[VacancyView, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What the message is of. `fresh`: published on that day; else all that is open."""

    day: date
    office: str
    number: str
    fresh: bool
    groups: tuple[Group, ...]


def message(sheet: Sheet, _: Translate, longest: int = LONGEST) -> str:
    """The message in at most `longest` characters: a line of each place in turn while there is room."""
    head, foot = _head(sheet, _), _foot(sheet, _)
    lines = [[_line(each, _) for each in group.vacancies] for group in sheet.groups]
    taken = _shared(sheet.groups, lines, longest - len(head) - len(foot) - 4, _)
    blocks = [
        _block(group, told[:count], _)
        for group, told, count in zip(sheet.groups, lines, taken, strict=True)
    ]
    return "\n\n".join([head, *blocks, foot])


def _shared(
    groups: Sequence[Group], lines: Sequence[Sequence[str]], room: int, _: Translate
) -> list[int]:
    """How many lines of each place there is room for, each in its turn."""
    taken = [0] * len(groups)
    # Room for the rest of each place is kept from the start: it is told even where no line is.
    room -= sum(len(_block(group, (), _)) + 2 for group in groups)
    turn = 0
    while any(turn < len(told) for told in lines):
        for at, told in enumerate(lines):
            if turn < len(told) and taken[at] == turn and len(told[turn]) + 1 <= room:
                room -= len(told[turn]) + 1
                taken[at] += 1
        turn += 1
    return taken


def _head(sheet: Sheet, _: Translate) -> str:
    said = {
        "office": sheet.office,
        "day": f"{weekday(sheet.day, _)} {short_day(sheet.day, _)} {sheet.day.year}",
    }
    if sheet.fresh:
        return _("*New jobs from %(office)s*\n%(day)s") % said
    return _("*Open jobs from %(office)s*\n%(day)s") % said


def _foot(sheet: Sheet, _: Translate) -> str:
    return _(
        "Details: send the code by SMS to *%(number)s*, from any phone. "
        "Every job was checked by the office. No fees, ever: pay nobody."
    ) % {"number": sheet.number}


def _block(group: Group, lines: Sequence[str], _: Translate) -> str:
    left = group.total - len(lines)
    more = (
        [_("+%(count)d more: SMS LOKER %(place)s") % {"count": left, "place": group.keyword}]
        if left
        else []
    )
    return "\n".join([f"*{group.name}*", *lines, *more])


def _line(vacancy: VacancyView, _: Translate) -> str:
    """`1046 Sopir truk pasir, CV Maju Bersama, 3,4-4jt`, the code in bold."""
    employer, pay = _plain(vacancy.employer, LONG_EMPLOYER), range_pay(vacancy, _)
    said = ", ".join(filter(None, (_plain(vacancy.title, LONG_TITLE), employer, pay)))
    return f"*{vacancy.code}* {said}"


def _plain(text: str, limit: int) -> str:
    return shorten(one_line(_MARKS.sub(" ", text)), limit)


def place_name(name: str) -> str:
    """A place as it stands over its vacancies."""
    return _plain(spoken(name), LONG_EMPLOYER)
