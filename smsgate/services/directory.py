"""The handlers' questions, answered from the database."""

from datetime import datetime
from functools import cached_property

from smsgate.config import Config
from smsgate.handlers.context import Context, KeptData
from smsgate.models import (
    Case,
    Contact,
    Conversation,
    ConversationNote,
    Dialogue,
    InboundMessage,
    LessonProgress,
    OutboundMessage,
    Rating,
    Shown,
    SmsPosting,
    Subscription,
    Suggestion,
    Vacancy,
)
from smsgate.services import digest_list, recall, search
from smsgate.services.applications import own
from smsgate.services.inbox.arrivals import under_way
from smsgate.services.knowledge.applications import Applications
from smsgate.services.knowledge.asking import DatabaseAsking
from smsgate.services.knowledge.guard import DatabaseGuard
from smsgate.services.knowledge.lessons import DatabaseLessons
from smsgate.services.knowledge.postings import DatabasePostings
from smsgate.services.knowledge.profile import DatabaseProfile
from smsgate.services.knowledge.village import DatabaseVillage
from smsgate.services.outcomes import keeping
from smsgate.services.places import PlaceBook, office_name, place_book
from smsgate.services.retention import times
from smsgate.views import ContactView, Listing, Place, VacancyView


class DatabaseDirectory:
    """One conversation's view of what is open today."""

    def __init__(self, contact: Contact, config: Config, now: datetime) -> None:
        self.contact = contact
        self.config = config
        self.now = now
        self._served = config.region
        self._zone = config.timezone
        self._today = now.astimezone(config.timezone).date()
        self._book: PlaceBook = place_book(config.region)

    @cached_property
    def dialogue(self) -> Dialogue | None:
        """What the number and we were talking about; read at the first question about it."""
        return Dialogue.of(self.contact)

    @cached_property
    def applications(self) -> Applications:
        """What the number applied for."""
        return Applications(self.contact, self.config)

    @cached_property
    def asking(self) -> DatabaseAsking:
        """The ready answers, when an officer answers, and the number's cases."""
        return DatabaseAsking(self.contact, self.config, self.now)

    @cached_property
    def guard(self) -> DatabaseGuard:
        """What tells the genuine from the false."""
        return DatabaseGuard(self.config, self.now)

    @cached_property
    def postings(self) -> DatabasePostings:
        """The employer whose number asks, and its vacancies."""
        return DatabasePostings(self.contact, self.config, self.now)

    @cached_property
    def lessons(self) -> DatabaseLessons:
        """The lessons, and how far the number came in them."""
        return DatabaseLessons(self.contact)

    @cached_property
    def profile(self) -> DatabaseProfile:
        """What the number told of itself for a CV."""
        return DatabaseProfile(self.contact, self._book)

    @cached_property
    def village(self) -> DatabaseVillage:
        """The number's roles, its village, and whether somebody's data are kept under it."""
        return DatabaseVillage(self.contact, self._book, self.config, self.now)

    def find(
        self,
        places: tuple[str | None, ...],
        terms: tuple[str, ...] = (),
        kind: str | None = None,
        group: str | None = None,
    ) -> tuple[int, ...]:
        """Codes of the open vacancies in any of these places, best match first, then newest."""
        return search.find(places, terms, kind, group, served=self._served, today=self._today)

    def counts(self) -> dict[str, int]:
        """How many are open in each area."""
        return Vacancy.count_by_area(self._today)

    def vacancies(self, codes: tuple[int, ...]) -> tuple[VacancyView, ...]:
        """Those of `codes` still open, in that order."""
        found = Vacancy.views(codes, self._today)
        return tuple(found[code] for code in codes if code in found)

    def was_ours(self, code: int) -> bool:
        """Whether that code was ever published."""
        return (
            Vacancy.select()
            .where((Vacancy.code == code) & Vacancy.published_seq.is_null(False))
            .exists()
        )

    def was_fraud(self, code: int) -> bool:
        """Whether that code was called back as a fraud."""
        return recall.is_called_back(code)

    def districts(self) -> tuple[Place, ...]:
        """The kecamatan served, by name."""
        return self._book.districts

    def neighbours(self, place: str) -> tuple[tuple[str, float], ...]:
        """The other kecamatan with their distance in km, nearest first."""
        return self._book.neighbours(place)

    def name(self, place: str | None) -> str:
        """How a place is written in a reply."""
        return self._book.name(place)

    def district_of(self, place: str) -> str:
        """A village's kecamatan; any other place itself."""
        return self._book.district_of(place)

    def last_list(self) -> Listing | None:
        """The list last shown to the number that asks: a search, or the digest if that came later."""
        return _newer(
            self.dialogue.last_list(self.now) if self.dialogue else None,
            digest_list.last_digest_listing(self.contact, self.now),
        )

    def with_officer(self) -> bool:
        """Whether the number talks with an officer."""
        return under_way(Conversation.moments(self.contact), self.now)

    def kept_data(self) -> KeptData:
        """What is kept about the number that asks."""
        contact = self.contact
        consents = tuple(
            (
                row.place,
                row.consent_at.astimezone(self._zone).date(),
                row.consent_how,
            )
            for row in Subscription.of(contact)
            if row.consent_at
        )
        applied, agent = own.ever(contact), self.village.agent()
        return KeptData(
            since=contact.created_at.astimezone(self._zone).date(),
            messages_in=InboundMessage.select().where(InboundMessage.contact == contact).count(),
            messages_out=OutboundMessage.select().where(OutboundMessage.contact == contact).count(),
            words_kept_days=times.TEXTS.days,
            vacancies_seen=Shown.select().where(Shown.contact == contact).count(),
            consents=consents,
            applied=tuple(row.vacancy.employer.name for row in applied),
            passed_on=any(row.passed_on for row in applied),
            notes=_notes(contact),
            agent=agent.title if agent else "",
            posted=_how_many(SmsPosting, contact),
            cases=_how_many(Case, contact),
            marks=_how_many(Rating, contact),
            suggestions=_how_many(Suggestion, contact),
            lessons=len(LessonProgress.reached(contact)),
            daily=bool(self.lessons.course()),
            profile=self.profile.view().count,
            outcomes=keeping.count(contact),
        )


def _how_many(model: type[Case | Rating | SmsPosting | Suggestion], contact: Contact) -> int:
    return int(model.select().where(model.contact == contact).count())


def _notes(contact: Contact) -> int | None:
    """How many officers' notes there are beside the conversation with a number; None without one."""
    if Conversation.of(contact) is None:
        return None
    note = ConversationNote
    return int(note.select().where(note.conversation == contact.id).count())


def context_for(directory: DatabaseDirectory, channel: str) -> Context:
    """Everything a handler may know of this moment with this number."""
    config, now = directory.config, directory.now
    # A screen asks its own questions; only texts answer those of an earlier text.
    dialogue = directory.dialogue if channel == "sms" else None
    return Context(
        directory=directory,
        contact=_view(directory.contact),
        now=now.astimezone(config.timezone),
        office=office_name(config.region),
        service_number=config.service_number,
        channel=channel,
        questions=dialogue.open_questions(now) if dialogue else (),
        lapsed=dialogue.lapsed_question(now) if dialogue else None,
    )


def _view(contact: Contact) -> ContactView:
    return ContactView(
        id=contact.id,
        language=contact.language,
        subscriptions=Subscription.views_of(contact),
        paused_until=contact.paused_until,
        stopped=contact.stopped_at is not None,
        helped_on=contact.helped_on,
    )


def _newer(one: Listing | None, other: Listing | None) -> Listing | None:
    lists = [listing for listing in (one, other) if listing]
    return max(lists, key=lambda listing: listing.at) if lists else None
