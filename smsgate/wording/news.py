"""The daily digest of one group of readers as a text."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from smsgate.i18n import Translate
from smsgate.views import VacancyView
from smsgate.wording.details import announcement
from smsgate.wording.fairness import is_fair, spread
from smsgate.wording.feet import news_foot
from smsgate.wording.heads import Sought, news_head
from smsgate.wording.lists import PAGE, ListText, worded
from smsgate.wording.packing import Draft, Forms
from smsgate.wording.segments import count
from smsgate.wording.vacancies import forms


def digest(
    sought: Sought,
    vacancies: Sequence[VacancyView],
    day: date,
    _: Translate,
    *,
    show_places: bool = False,
    max_segments: int = 2,
) -> ListText:
    """The news of a day: at least one vacancy, in any order, told round by round of the employers.

    A single one is told with all there is room for. `show_places`: the group follows several places. One
    segment wherever it holds three lines: it is paid for every reader, every morning.
    """
    ordered = spread(vacancies)
    head = news_head(sought, day, _)
    if len(ordered) == 1:
        text = announcement(ordered[0], _, head)
        if count(text).segments == 1:
            return ListText(text=text, segments=1, codes=(ordered[0].code,), shown=1)

    def foot(shown: int) -> Forms:
        return news_foot(len(ordered) - shown, _)

    lines = [forms(each, _, with_place=show_places) for each in ordered[:PAGE]]
    draft = Draft(lambda _shown: (head,), lines, foot, partial(is_fair, ordered))
    return worded(draft, ordered, max_segments, thrifty=True)
