"""The first line of a list: what was looked for, where, and how much of it this is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from smsgate.i18n import Translate
from smsgate.wording.dates import distance, numeric
from smsgate.wording.groups import GROUPS
from smsgate.wording.gsm7 import one_line
from smsgate.wording.packing import Forms
from smsgate.wording.places import heading, spoken
from smsgate.wording.shortening import shorten

LONG_PLACE, LONG_WORDS = 28, 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What a list is of. `place`: a code, LUAR, or None for everywhere; `name`: how it is written.

    `group`: whom the vacancies must welcome expressly (a key of `wording.groups`).
    """

    place: str | None = None
    name: str = ""
    words: tuple[str, ...] = ()
    group: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """A place nearby: how far, and how many vacancies are open there (0: not told)."""

    name: str
    km: float | None = None
    open: int = 0


@lru_cache(maxsize=1024)
def jobs(sought: Sought, _: Translate) -> str:
    """`Loker sopir Pendopo`, `Loker sopir utk difabel Pendopo`."""
    place = shorten(one_line(heading(sought.place, sought.name, _)), LONG_PLACE)
    words = shorten(one_line(" ".join(sought.words)), LONG_WORDS)
    if sought.group:
        words = f"{words} {for_group(sought.group, _)}".strip()
    if words and place:
        return _("Jobs %(words)s in %(place)s") % {"words": words, "place": place}
    if words:
        return _("Jobs %(words)s") % {"words": words}
    return _("Jobs in %(place)s") % {"place": place} if place else _("Jobs")


def for_group(group: str, _: Translate) -> str:
    """`utk difabel`: stands after the work that is looked for."""
    return _("for %(group)s") % {"group": _(GROUPS[group].short)}


def search_head(sought: Sought, start: int, shown: int, total: int, _: Translate) -> Forms:
    """`Loker Saling 3 dr 7:`, on further pages `Loker Saling 4-6 dr 7:`."""
    told = f"{start + 1}-{start + shown}" if start and shown > 1 else str(start + shown)
    return (
        _("%(jobs)s %(told)s of %(total)s:")
        % {"jobs": jobs(sought, _), "told": told, "total": total},
    )


def nearest_head(sought: Sought, near: Sequence[Near], _: Translate) -> Forms:
    """`Loker Saling blm ada. Terdekat Tebing Tinggi 11 km:`, then without the distance."""
    asked = {"jobs": jobs(sought, _)}
    elsewhere = _("%(jobs)s: none yet. Elsewhere:") % asked
    if not near:
        return (elsewhere,)
    far = [_with_distance(each) for each in near[:2]]
    names = [_name(each) for each in near[:2]]
    told = [
        _("%(jobs)s: none yet. Nearest, %(near)s:") % {**asked, "near": ", ".join(places)}
        for places in (far, names, names[:1])
    ]
    return tuple(told[: 1 + len(near[:2])])


def today_head(sought: Sought, shown: int, total: int, _: Translate) -> Forms:
    """`Loker Saling hari ini, 3 dr 5:`."""
    said = {"jobs": jobs(sought, _), "told": shown, "total": total}
    return (_("%(jobs)s today, %(told)s of %(total)s:") % said,)


def news_head(sought: Sought, day: date, _: Translate) -> str:
    """`Loker baru Saling 24/11:`."""
    place = shorten(one_line(heading(sought.place, sought.name, _)), LONG_PLACE)
    words = shorten(one_line(" ".join(sought.words)), LONG_WORDS)
    what = " ".join(filter(None, (words, place)))
    said = {"what": what, "day": numeric(day)}
    return _("New jobs %(what)s %(day)s:") % said if what else _("New jobs %(day)s:") % said


def _name(near: Near) -> str:
    return shorten(one_line(spoken(near.name)), LONG_PLACE)


def _with_distance(near: Near) -> str:
    return _name(near) if near.km is None else f"{_name(near)} {distance(near.km)}"
