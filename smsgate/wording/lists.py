"""Lists of vacancies as texts: a search and its further pages, what is nearest instead, today's list."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from smsgate.i18n import Translate
from smsgate.views import VacancyView
from smsgate.wording.feet import (
    group_foot,
    join_word,
    last_foot,
    look_word,
    nearest_foot,
    news_foot,
    search_foot,
)
from smsgate.wording.gsm7 import one_line
from smsgate.wording.heads import Near, Sought, jobs, nearest_head, search_head, today_head
from smsgate.wording.packing import Draft, Forms, pack
from smsgate.wording.places import spoken
from smsgate.wording.segments import capacity, count, septets
from smsgate.wording.vacancies import forms

PAGE = 12
"""Vacancies that are enough to word a page of two segments, whatever their length."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page to be worded. `vacancies`: those not yet shown, in order (PAGE of them are enough).

    `start`: how many were shown before; `total`: how many were found in all. `show_places`: the list goes
    over several places, so each line says where. `note` stands before the head of the first page.
    """

    sought: Sought
    vacancies: tuple[VacancyView, ...]
    total: int
    start: int = 0
    show_places: bool = False
    note: str = ""

    def left(self, shown: int) -> int:
        """How many stay behind when so many are shown."""
        return self.total - self.start - shown


@dataclass(frozen=True, slots=True, kw_only=True)
class ListText:
    """A text and its segments. `codes` are the vacancies in the order told; the first `shown` stand in it."""

    text: str
    segments: int
    codes: tuple[int, ...]
    shown: int

    @property
    def shown_codes(self) -> tuple[int, ...]:
        """The vacancies that really stand in the text."""
        return self.codes[: self.shown]


def search_page(page: Page, _: Translate, *, max_segments: int = 2) -> ListText:
    """A page of a search, the first or a further one; the last says that it is."""
    join = join_word(page.sought.place, page.sought.name)

    def head(shown: int) -> Forms:
        return _noted(page, search_head(page.sought, page.start, shown, page.total, _))

    def foot(shown: int) -> Forms:
        left = page.left(shown)
        if page.sought.group:
            return group_foot(left, look_word(page.sought.place, page.sought.name), _)
        return search_foot(left, join, _) if left or not page.start else last_foot(join, _)

    return worded(Draft(head, _lines(page, _), foot), page.vacancies, max_segments)


def nearest_page(
    page: Page, near: Sequence[Near], _: Translate, *, max_segments: int = 2
) -> ListText:
    """Nothing where it was looked for: what there is nearby. `near` empty: anywhere in the region."""
    join = join_word(page.sought.place, page.sought.name)

    def head(shown: int) -> Forms:
        return _noted(page, nearest_head(page.sought, near, _))

    def foot(shown: int) -> Forms:
        if page.sought.group:
            return group_foot(page.left(shown), look_word(page.sought.place, page.sought.name), _)
        return nearest_foot(page.left(shown), join, _)

    return worded(Draft(head, _lines(page, _), foot), page.vacancies, max_segments)


def today_page(page: Page, _: Translate, *, max_segments: int = 2) -> ListText:
    """The list that follows a DAFTAR. With no vacancies it says that news will come."""
    if not page.vacancies:
        text = _("%(jobs)s: none today. We text you when there is.") % {
            "jobs": jobs(page.sought, _)
        }
        return ListText(text=text, segments=count(text).segments, codes=(), shown=0)

    def head(shown: int) -> Forms:
        return today_head(page.sought, shown, page.total, _)

    def foot(shown: int) -> Forms:
        return news_foot(page.left(shown), _)

    return worded(Draft(head, _lines(page, _), foot), page.vacancies, max_segments)


def nothing(sought: Sought, near: Sequence[Near], _: Translate) -> str:
    """Nothing found: where else there is work, nearest first, and how to be told when there is."""
    said = {"jobs": jobs(sought, _), "join": join_word(sought.place, sought.name)}
    texts = [_elsewhere(said, near[:places], _) for places in (2, 1) if near]
    texts.append(_("%(jobs)s: none yet. To be told when there is: %(join)s") % said)
    return next((text for text in texts if septets(text) <= capacity(1)), texts[-1])


def none_for(sought: Sought, _: Translate) -> str:
    """Before a list of all that is open: no employer promised such work to the group, here or elsewhere."""
    return _("%(jobs)s: none yet.") % {"jobs": jobs(replace(sought, place=None, name=""), _)}


def _noted(page: Page, heads: Forms) -> Forms:
    return tuple(f"{page.note} {head}" for head in heads) if page.note else heads


def _elsewhere(said: dict[str, str], near: Sequence[Near], _: Translate) -> str:
    names = [one_line(spoken(each.name)) for each in near]
    counted = [f"{name} {each.open}" for name, each in zip(names, near, strict=True)]
    # Translators: LOKER and DAFTAR are sent back as they are, in every language
    return _("%(jobs)s: none yet. Nearest: %(near)s. Reply %(look)s. To be told: %(join)s") % {
        **said,
        "near": ", ".join(counted),
        "look": f"LOKER {names[0].upper()}",
    }


def end_of_list(sought: Sought, total: int, _: Translate) -> str:
    """LANJUT after the last page."""
    return _("That was all (%(total)s). Daily news: %(join)s") % {
        "total": total,
        "join": join_word(sought.place, sought.name),
    }


def _lines(page: Page, _: Translate) -> list[Forms]:
    return [forms(each, _, with_place=page.show_places) for each in page.vacancies[:PAGE]]


def worded(
    draft: Draft, told: Sequence[VacancyView], max_segments: int, *, thrifty: bool = False
) -> ListText:
    """The draft packed, with the codes of `told`, which its lines are of."""
    packed = pack(draft, max_segments=max_segments, thrifty=thrifty)
    return ListText(
        text=packed.text,
        segments=packed.segments,
        codes=tuple(vacancy.code for vacancy in told),
        shown=packed.shown,
    )
