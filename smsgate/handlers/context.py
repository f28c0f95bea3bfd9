"""What a handler may know and ask: the moment, the person, and a few questions on what is open."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from smsgate.handlers.knowledge.applications import ApplicationKnowledge
from smsgate.handlers.knowledge.asking import Asking
from smsgate.handlers.knowledge.guard import GuardKnowledge
from smsgate.handlers.knowledge.lessons import Lessons
from smsgate.handlers.knowledge.postings import Postings
from smsgate.handlers.knowledge.profile import ProfileKnowledge
from smsgate.handlers.knowledge.village import VillageKnowledge
from smsgate.i18n import Translate, translator
from smsgate.views import ContactView, Listing, Place, Question, VacancyView


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptData:
    """What is kept about a number, for DATAKU. `words_kept_days`: so long the words of texts are kept.

    `applied`: for each application the employer, newest first; `passed_on`: whether what was told of the
    person is kept with any. `notes`: how many officers wrote beside a conversation; None without one.
    `cases` opened, `marks` given and `suggestions` made: how many of each are kept.
    `profile`: how many answers a CV is made from. `lessons`: series begun; `daily` that one comes a day.
    `agent`: of which village, in which office, or "". `posted`: vacancies posted from it.
    `outcomes`: how often it told whether work was found.
    """

    since: date
    messages_in: int
    messages_out: int
    words_kept_days: int
    vacancies_seen: int
    consents: tuple[tuple[str, date, str], ...]
    applied: tuple[str, ...] = ()
    passed_on: bool = False
    notes: int | None = None
    cases: int = 0
    marks: int = 0
    suggestions: int = 0
    profile: int = 0
    lessons: int = 0
    daily: bool = False
    agent: str = ""
    posted: int = 0
    outcomes: int = 0


class Directory(Protocol):
    """The questions a handler may ask; the models answer in production, a dict in tests.

    A place is a Kemendagri code of any level, LUAR, or None for the whole region served.
    Only open vacancies are ever returned.
    """

    def find(
        self,
        places: tuple[str | None, ...],
        terms: tuple[str, ...] = (),
        kind: str | None = None,
        group: str | None = None,
    ) -> tuple[int, ...]:
        """Codes of the open vacancies in any of these places, best match first, then newest.

        `group`: only those that welcome it expressly (a key of `wording.groups`).
        """
        ...

    def counts(self) -> dict[str, int]:
        """How many are open in each area (kecamatan; kabupaten/kota outside the region)."""
        ...

    def vacancies(self, codes: tuple[int, ...]) -> tuple[VacancyView, ...]:
        """Those of `codes` still open, in that order."""
        ...

    def was_ours(self, code: int) -> bool:
        """Whether that code was ever published, open or not."""
        ...

    def was_fraud(self, code: int) -> bool:
        """Whether that code was called back as a fraud."""
        ...

    def districts(self) -> tuple[Place, ...]:
        """The kecamatan served, by name."""
        ...

    def neighbours(self, place: str) -> tuple[tuple[str, float], ...]:
        """The other kecamatan with their distance in km, nearest first; empty without centroids."""
        ...

    def name(self, place: str | None) -> str:
        """How a place is written in a reply (`Tebing Tinggi`, `Palembang`); "" for LUAR."""
        ...

    def district_of(self, place: str) -> str:
        """A village's kecamatan; any other place itself."""
        ...

    def last_list(self) -> Listing | None:
        """The list last shown to the number that asks: a search, or the digest if that came later."""
        ...

    def with_officer(self) -> bool:
        """Whether the number that asks talks with an officer: what we do not understand is for them."""
        ...

    def kept_data(self) -> KeptData:
        """What is kept about the number that asks."""
        ...

    @property
    def applications(self) -> ApplicationKnowledge:
        """What the number that asks applied for."""
        ...

    @property
    def asking(self) -> Asking:
        """The ready answers, when an officer answers, and the cases of the number that asks."""
        ...

    @property
    def guard(self) -> GuardKnowledge:
        """What tells the genuine from the false."""
        ...

    @property
    def postings(self) -> Postings:
        """The employer whose number asks, and its vacancies."""
        ...

    @property
    def lessons(self) -> Lessons:
        """The lessons, and how far the number that asks came in them."""
        ...

    @property
    def profile(self) -> ProfileKnowledge:
        """What the number that asks told of itself for a CV."""
        ...

    @property
    def village(self) -> VillageKnowledge:
        """The village the number that asks carries the news of, and whether anything is kept under it."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """One moment of one conversation.

    `now` is local time; `channel` sms or ussd; `office` who we are; `service_number` what people text.
    `questions` are open; `lapsed` is one that nobody answered in time.
    """

    directory: Directory
    contact: ContactView
    now: datetime
    office: str
    service_number: str = ""
    channel: str = "sms"
    questions: tuple[Question, ...] = ()
    lapsed: Question | None = None

    @property
    def translate(self) -> Translate:
        """`gettext` in the language of the one who asks; bind it to `_`."""
        return translator(self.contact.language)

    @property
    def language(self) -> str:
        """The language of the one who asks."""
        return self.contact.language

    def named(self, place: str | None) -> str:
        """A place as it stands in a sentence; LUAR has no name of its own."""
        _ = self.translate
        return self.directory.name(place) or _("outside the regency")

    @property
    def today(self) -> date:
        """The local date."""
        return self.now.date()

    def question(
        self,
        kind: str,
        again: str = "",
        *,
        options: tuple[str, ...] = (),
        words: tuple[str, ...] = (),
        data: dict[str, str] | None = None,
    ) -> Question:
        """A question asked now."""
        return Question(
            kind=kind, options=options, words=words, data=data or {}, asked_at=self.now, again=again
        )

    def listed_since(self, question: Question) -> bool:
        """Whether 1, 2, 3 mean a list that was shown after the question."""
        listing = self.directory.last_list()
        return listing is not None and listing.at > question.asked_at
