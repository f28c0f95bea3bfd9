"""One text for each group: its vacancies selected, worded and written down with those it shows."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from smsgate.config import Config
from smsgate.i18n import translator
from smsgate.models import DigestRun, DigestText, DigestVacancy, Vacancy, database
from smsgate.models.subscription import read_follows
from smsgate.services.digest.groups import WITH_THE_RUN, Group
from smsgate.services.digest.heading import lies_apart, sought
from smsgate.services.digest.offers import MOST, Offers
from smsgate.services.places import place_book
from smsgate.views import VacancyView
from smsgate.wording.fairness import spread
from smsgate.wording.heads import Sought
from smsgate.wording.lists import ListText
from smsgate.wording.news import digest

KEPT_TEXTS = 2_000
KEPT_VIEWS = 5_000
ROWS = 100
"""Texts written by one statement."""


class Writer:
    """Words the texts of one run. What groups have in common is selected, fetched and worded once."""

    def __init__(self, run: DigestRun, config: Config) -> None:
        self._run = run
        self._day: date = run.local_date
        self._book = place_book(config.region)
        self._offers = Offers(run.local_date, config.region, run.from_seq, run.to_seq)
        self._views: dict[int, VacancyView] = {}
        self._worded = lru_cache(maxsize=KEPT_TEXTS)(self._word)

    def text_for(self, group: Group) -> ListText | None:
        """What the group is told; None when there is no news for it."""
        language, followed = read_follows(group.follows)
        start = self._run.from_seq if group.start == WITH_THE_RUN else group.start
        offers = self._offers.matching(followed, start)
        codes = tuple(offer.code for offer in spread(offers)[:MOST])
        if not codes:
            return None
        head = sought(followed, language, self._book)
        return self._worded(language, head, lies_apart(followed, self._book.served), codes)

    def _word(
        self, language: str, head: Sought, show_places: bool, codes: tuple[int, ...]
    ) -> ListText | None:
        views = self._open(codes)
        if not views:
            return None
        return digest(head, views, self._day, translator(language), show_places=show_places)

    def _open(self, codes: Sequence[int]) -> list[VacancyView]:
        if len(self._views) > KEPT_VIEWS:
            self._views.clear()
        missing = [code for code in codes if code not in self._views]
        if missing:
            self._views |= Vacancy.views(missing, self._day)
        return [self._views[code] for code in codes if code in self._views]


def keep(run: DigestRun, told: Iterable[tuple[Group, ListText]]) -> None:
    """Write texts down, once for each group: a run that goes on, or another worker, finds them there."""
    waiting = list(told)
    for first in range(0, len(waiting), ROWS):
        with database.atomic():
            _insert(run, waiting[first : first + ROWS])


def _insert(run: DigestRun, told: Sequence[tuple[Group, ListText]]) -> None:
    rows = [
        {
            "run": run,
            "follows": group.follows,
            "digest_from": group.start,
            "text": text.text,
            "segments": text.segments,
            "codes": list(text.codes),
            "shown": text.shown,
        }
        for group, text in told
    ]
    kept = (
        DigestText.insert_many(rows)
        .on_conflict_ignore()
        .returning(DigestText.id, DigestText.follows, DigestText.digest_from)
        .tuples()
        .execute()
    )
    shown = {group: text.shown_codes for group, text in told}
    record_shown((text, code) for text, *group in kept for code in shown[Group(*group)])


def record_shown(rows: Iterable[tuple[int, int]]) -> None:
    """Note (text, vacancy) for what stands in a text."""
    noted = list(rows)
    if noted:
        DigestVacancy.insert_many(
            noted, fields=[DigestVacancy.text, DigestVacancy.vacancy]
        ).on_conflict_ignore().execute()
