"""What a recall comes to, before it is confirmed: whom, by which way told, in which words, at what cost."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from peewee import Case, fn

from smsgate.config import Config
from smsgate.i18n import DEFAULT_LANGUAGE, LANGUAGES, translator
from smsgate.models import Contact, Recall, Vacancy, VacancyState
from smsgate.services.quiet import after_quiet
from smsgate.services.recall.told import unwarned
from smsgate.views import VacancyView
from smsgate.wording import segments, warning


@dataclass(frozen=True, slots=True, kw_only=True)
class Warned:
    """The warning in one language; `segments` is per person."""

    language: str
    text: str
    segments: int
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How many were told in a digest, a reply or on a screen; who was by several counts once."""

    way: str
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Whom a recall would warn. `stopped`: those of them who said STOP.

    `not_before`: when the first may leave.
    """

    texts: tuple[Warned, ...]
    ways: tuple[Way, ...]
    stopped: int
    not_before: datetime
    segment_cost: int

    @property
    def people(self) -> int:
        """Everybody."""
        return sum(text.people for text in self.texts)

    @property
    def segments(self) -> int:
        """Of all together."""
        return sum(text.people * text.segments for text in self.texts)

    @property
    def rupiah(self) -> int:
        """What they cost."""
        return self.segments * self.segment_cost


def published(code: int) -> Vacancy | None:
    """A vacancy somebody may have been told of; None when nothing was ever published under that code."""
    here = (Vacancy.code == code) & Vacancy.published_seq.is_null(False)
    found: Vacancy | None = Vacancy.in_full().where(here).first()
    return found


def plan(code: int, config: Config, now: datetime) -> Plan:
    """The recall of a vacancy that was published, as it would be now."""
    view = Vacancy.seen_where(Vacancy.code == code)[code]
    ways, languages, stopped = _counted(code)
    return Plan(
        texts=tuple(_warned(view, language, languages[language]) for language in LANGUAGES),
        ways=tuple(Way(way=way, people=people) for way, people in sorted(ways.items())),
        stopped=stopped,
        not_before=first_moment(config, now),
        segment_cost=config.cost(),
    )


def is_called_back(code: int) -> bool:
    """Whether a vacancy stands called back as a fraud; one that was published again since does not."""
    return bool(
        Vacancy.select(Vacancy.code)
        .join(Recall, on=(Recall.vacancy == Vacancy.code))
        .where((Vacancy.code == code) & (Vacancy.state == VacancyState.WITHDRAWN))
        .exists()
    )


def texts(view: VacancyView) -> dict[str, str]:
    """The warning in every language."""
    return {language: warning.fraud(view, translator(language)) for language in LANGUAGES}


def first_moment(config: Config, now: datetime) -> datetime:
    """Not in the quiet hours: who sleeps pays nobody. The simulator's phone wakes nobody."""
    return now if config.simulated else after_quiet(now, config)


def _warned(view: VacancyView, language: str, people: int) -> Warned:
    text = texts(view)[language]
    count = segments.count(text).segments
    return Warned(language=language, text=text, segments=count, people=people)


def _counted(code: int) -> tuple[Counter[str], Counter[str], int]:
    """People by way and by language, and how many said STOP."""
    who = unwarned(code).alias("who")
    query: Any = (
        Contact.select(
            who.c.way,
            who.c.language,
            fn.COUNT(who.c.id),
            fn.SUM(Case(None, [(who.c.stopped_at.is_null(), 0)], 1)),
        )
        .from_(who)
        .group_by(who.c.way, who.c.language)
    )
    ways: Counter[str] = Counter()
    languages: Counter[str] = Counter()
    stopped = 0
    for way, language, people, silent in query.tuples():
        ways[way] += people
        languages[language if language in LANGUAGES else DEFAULT_LANGUAGE] += people
        stopped += int(silent)
    return ways, languages, stopped
