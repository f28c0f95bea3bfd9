"""What a handler may know and ask: the moment, the person, and a few questions on what is open."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from smsgate.i18n import Translate, translator
from smsgate.views import ContactView, Listing, Place, Question, VacancyView


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptData:
    """What is kept about a number, for DATAKU. `words_kept_days`: so long the words of texts are kept.

    `applied`: for each application the employer, newest first; `passed_on`: whether what was told of the
    person is kept with any. `notes`: how many officers wrote beside a conversation; None without one.
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


class Directory(Protocol):
    """The questions a handler may ask; the models answer in production, a dict in tests.

    A place is a Kemendagri code of any level, LUAR, or None for the whole region served.
    Only open vacancies are ever returned.
    """

    def find(
        self, places: tuple[str | None, ...], terms: tuple[str, ...] = (), kind: str | None = None
    ) -> tuple[int, ...]:
        """Codes of the open vacancies in any of these places, best match first, then newest."""
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """One moment of one conversation.

    `now` is local time; `channel` sms or ussd; `office` who we are; `service_number` what people text.
    """

    directory: Directory
    contact: ContactView
    now: datetime
    office: str
    service_number: str = ""
    channel: str = "sms"
    questions: tuple[Question, ...] = ()

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
