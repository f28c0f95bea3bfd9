"""Stand-ins that remember instead of a database: a directory of the shipped regions and demo vacancies."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache

from smsgate import data, privacy
from smsgate.config import WIB
from smsgate.handlers.context import Context, KeptData
from smsgate.handlers.knowledge.applications import AppliedFor, InvitedTo
from smsgate.handlers.knowledge.asking import OwnCase, ReadyAnswer
from smsgate.handlers.knowledge.guard import EmployerView, Sign, WarningView
from smsgate.handlers.knowledge.postings import DraftView, OwnVacancy, PostingEmployer
from smsgate.handlers.knowledge.profile import ProfileView
from smsgate.handlers.knowledge.village import AgentView, VillageList
from smsgate.services import redflags, seed
from smsgate.services.places import PlaceBook
from smsgate.understanding import Gazetteer, load_default, offer_corrections, offers
from smsgate.understanding.offers import Offer
from smsgate.views import OUTSIDE, ContactView, Helped, LessonView, Listing, Place, VacancyView

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=WIB)
FIRST_CODE = 1001
_WIDEST_FIRST = ("kecamatan", "kelurahan", "desa", "kota", "kabupaten", "provinsi")


class FakeDirectory:
    """`handlers.context.Directory` over values: what is open is what it was given."""

    def __init__(
        self,
        vacancies: Iterable[VacancyView] = (),
        places: Iterable[Place] | None = None,
        served: Sequence[str] = ("16.11",),
        past: Iterable[int] = (),
    ) -> None:
        self.open = {vacancy.code: vacancy for vacancy in vacancies}
        self.past = set(past)
        self.frauds: set[int] = set()
        self.listing: Listing | None = None
        self.talking = False
        self.profile = FakeProfile(self)
        self.postings = FakePostings(served)
        self.village = FakeVillage(self)
        self.applications = FakeApplications()
        self.asking = FakeAsking()
        self.lessons = FakeLessons()
        self.guard = FakeGuard(self)
        self.served = tuple(served)
        self.book = PlaceBook(demo_places(served) if places is None else places, served)

    def find(
        self,
        places: tuple[str | None, ...],
        terms: tuple[str, ...] = (),
        kind: str | None = None,
        group: str | None = None,
    ) -> tuple[int, ...]:
        found = [
            (-self._matches(vacancy, terms), -vacancy.published_seq, vacancy.code)
            for vacancy in self.open.values()
            if any(self._lies_in(vacancy, place) for place in places)
            and kind in (None, vacancy.kind)
            and (group is None or group in vacancy.inclusion)
            and (not terms or self._matches(vacancy, terms))
        ]
        best = min((rank for rank, *_ in found), default=0)
        return tuple(code for rank, _, code in sorted(found) if rank == best)

    def counts(self) -> dict[str, int]:
        return dict(Counter(vacancy.place for vacancy in self.open.values()))

    def vacancies(self, codes: tuple[int, ...]) -> tuple[VacancyView, ...]:
        return tuple(self.open[code] for code in codes if code in self.open)

    def was_ours(self, code: int) -> bool:
        return code in self.open or code in self.past

    def was_fraud(self, code: int) -> bool:
        return code in self.frauds

    def districts(self) -> tuple[Place, ...]:
        return self.book.districts

    def neighbours(self, place: str) -> tuple[tuple[str, float], ...]:
        return self.book.neighbours(place)

    def name(self, place: str | None) -> str:
        return self.book.name(place)

    def district_of(self, place: str) -> str:
        return self.book.district_of(place)

    def last_list(self) -> Listing | None:
        return self.listing

    def with_officer(self) -> bool:
        return self.talking

    def kept_data(self) -> KeptData:
        return KeptData(
            since=NOON.date(),
            messages_in=0,
            messages_out=0,
            words_kept_days=90,
            vacancies_seen=0,
            consents=(),
        )

    def close(self, *codes: int) -> None:
        """Fill or withdraw: known, but open no longer."""
        for code in codes:
            self.past.add(self.open.pop(code).code)

    def _lies_in(self, vacancy: VacancyView, place: str | None) -> bool:
        inside = vacancy.place.startswith(self.served)
        if place is None or place == OUTSIDE:
            return inside is (place is None)
        return vacancy.place.startswith(place)

    @staticmethod
    def _matches(vacancy: VacancyView, terms: tuple[str, ...]) -> int:
        text = f"{vacancy.title} {vacancy.employer} {vacancy.kind} {vacancy.description}".casefold()
        return sum(term in text for term in terms)


class FakeApplications:
    """`handlers.knowledge.applications.ApplicationKnowledge` over what a test puts in."""

    def __init__(self) -> None:
        self.made: tuple[AppliedFor, ...] = ()
        self.readers: set[int] = set()

    def all(self) -> tuple[AppliedFor, ...]:
        return self.made

    def of(self, code: int) -> AppliedFor | None:
        return next((one for one in self.made if one.code == code), None)

    def invited(self, code: int | None = None) -> tuple[InvitedTo, ...]:
        standing = (one.invited for one in self.made if one.invited)
        return tuple(one for one in standing if code in (None, one.code))

    def read_here(self, code: int) -> bool:
        return code in self.readers


class FakeAsking:
    """`handlers.knowledge.asking.Asking` over two answers, one of them as long as can be."""

    def __init__(self) -> None:
        long = " ".join(["Datang ke kantor Disnaker di Tebing Tinggi pada hari kerja."] * 5)
        self.ready = (
            ReadyAnswer(id=1, title="Kartu AK-1 (kartu kuning)", text=long, ways=("ak1",)),
            ReadyAnswer(
                id=2, title="Apakah gratis?", text="Semua gratis.", ways=("gratis", "sopir")
            ),
        )
        self.open = (
            OwnCase(number=12, kind="ask", opened_on=NOON.date(), answered=True),
            OwnCase(number=11, kind="debt", opened_on=NOON.date(), answered=False),
        )

    def answers(self) -> tuple[ReadyAnswer, ...]:
        return self.ready

    def due(self) -> datetime:
        return NOON.replace(hour=16)

    def cases(self) -> tuple[OwnCase, ...]:
        return self.open


def some_applications(directory: FakeDirectory) -> tuple[AppliedFor, ...]:
    """One in each state, of the first vacancies open; one invited, one who said yes, one invited long ago."""
    open_now = directory.vacancies(directory.find((None,)))
    states = (
        "sent",
        "seen",
        "invited",
        "invited",
        "invited",
        "refused",
        "not_hired",
        "hired",
        "closed",
    )
    return tuple(
        AppliedFor(
            number=10_000 + at,
            code=vacancy.code,
            title=vacancy.title,
            employer=vacancy.employer,
            state=state,
            on=NOON.date(),
            invited=_invitation(vacancy.code, at) if state == "invited" else None,
        )
        for at, (state, vacancy) in enumerate(zip(states, open_now, strict=False))
    )


def _invitation(code: int, at: int) -> InvitedTo:
    return InvitedTo(
        interview=at,
        code=code,
        at=NOON + timedelta(days=(2, 2, 2, 3, -1)[at]),
        place="Jl. Lintas Sumatera km 12, seberang masjid raya, ruko nomor 3",
        accepted=at == 3,
    )


class FakeGuard:
    """`handlers.knowledge.guard.GuardKnowledge`: who offers something is verified; warnings as given."""

    def __init__(self, directory: FakeDirectory) -> None:
        self._directory = directory
        self.warnings: dict[str, WarningView] = {}

    def number_warning(self, number: str) -> WarningView | None:
        return self.warnings.get(number)

    def employer_warning(self, name: str) -> WarningView | None:
        return self.warnings.get(name)

    def phrase_warning(self, text: str) -> WarningView | None:
        return next((one for phrase, one in self.warnings.items() if phrase in text), None)

    def employers(self, name: str) -> Sequence[EmployerView]:
        words = set(name.casefold().split())
        known = {vacancy.employer: vacancy for vacancy in self._directory.open.values()}
        found = [one for called, one in known.items() if words <= set(called.casefold().split())]
        return [self._view(vacancy) for vacancy in found[:4]]

    def owner(self, number: str) -> EmployerView | None:
        offers = self._directory.open.values()
        mine = (one for one in offers if number in privacy.phones_in(one.contact))
        vacancy = next(mine, None)
        return self._view(vacancy) if vacancy else None

    def signs(self, text: str) -> Sequence[Sign]:
        return [Sign(id=flag.id, severity=flag.severity) for flag in redflags.flags(text)]

    def _view(self, vacancy: VacancyView) -> EmployerView:
        mine = [one for one in self._directory.open.values() if one.employer == vacancy.employer]
        return EmployerView(
            name=vacancy.employer,
            contact=vacancy.contact,
            verified_on=NOON.date(),
            codes=tuple(one.code for one in mine),
        )


class FakeLessons:
    """`handlers.knowledge.lessons.Lessons` over the shipped ones; one a day was asked for."""

    def __init__(self) -> None:
        self.daily = "cv"
        self.read: dict[str, int] = {}

    def of(self, series: str) -> tuple[LessonView, ...]:
        return tuple(
            LessonView(
                series=series,
                number=int(row["number"]),
                texts={"id": row["id"], "en": row["en"]},
            )
            for row in data.rows("lessons")
            if row["series"] == series
        )

    def reached(self, series: str) -> int:
        return self.read.get(series, 0)

    def course(self) -> str:
        return self.daily


class FakePostings:
    """`handlers.knowledge.postings.Postings` over what a test puts in; words are read as they are."""

    def __init__(self, served: Sequence[str]) -> None:
        self._served = ",".join(served)
        self.known: tuple[PostingEmployer, ...] = ()
        self.begun: DraftView | None = None
        self.posted: tuple[OwnVacancy, ...] = ()
        self.waiting: dict[str, int] = {}

    def employers(self) -> tuple[PostingEmployer, ...]:
        return self.known

    def draft(self, employer: int) -> DraftView | None:
        return self.begun

    def sent(self, employer: int, words: str) -> int | None:
        return self.waiting.get(words)

    def vacancies(self, employer: int) -> tuple[OwnVacancy, ...]:
        return tuple(row for row in self.posted if row.employer == employer)

    def vacancy(self, code: int) -> OwnVacancy | None:
        return next((row for row in self.posted if row.code == code), None)

    def read(self, words: str) -> Offer:
        return offers.read(words, _gazetteer(self._served), NOON.date())

    def correction(self, words: str) -> Offer | None:
        return offer_corrections.correction(words, _gazetteer(self._served), NOON.date())


def at_its_desk(directory: FakeDirectory, employers: int = 1) -> FakeDirectory:
    """An employer of a long name, with a vacancy in each state and one begun; or several with one number."""
    postings, first = directory.postings, next(iter(directory.open.values()))
    home = directory.districts()[0].code
    name = "Perusahaan Perkebunan Kelapa Sawit Maju Bersama Sejahtera"
    postings.known = tuple(
        PostingEmployer(id=number, name=name, place=home) for number in range(1, employers + 1)
    )
    view = replace(first, employer=name, title="Operator mesin pengolahan kelapa sawit malam")
    postings.begun = DraftView(id=1, title=view.title, view=view)
    postings.posted = tuple(
        OwnVacancy(
            code=10_001 + number,
            employer=1,
            title=view.title,
            stand=stand,
            expires_on=NOON.date() + timedelta(days=number),
            applied=120,
            reason="Sebutkan alamat tempat kerja dengan jelas, dan berapa jam kerja dalam sehari."
            * 3,
        )
        for number, stand in enumerate(("open", "expired", "waiting", "returned", "filled"))
    )
    return directory


@cache
def _gazetteer(served: str) -> Gazetteer:
    return load_default(served)


class FakeProfile:
    """`handlers.knowledge.profile.ProfileKnowledge` over a view that a test may replace."""

    def __init__(self, directory: FakeDirectory) -> None:
        self._directory = directory
        self.known = ProfileView()

    def view(self) -> ProfileView:
        return self.known

    def villages(self, district: str) -> tuple[Place, ...]:
        return self._directory.book.villages(district)

    def places(self, name: str) -> tuple[Place, ...]:
        return self._directory.book.named(name)


class FakeVillage:
    """`handlers.knowledge.village.VillageKnowledge` over what a test gives it."""

    def __init__(self, directory: FakeDirectory) -> None:
        self._directory = directory
        self.of: AgentView | None = None
        self.done = Helped()
        self.kept = True

    def is_agent(self) -> bool:
        return self.of is not None and self.of.agreed

    def agent(self) -> AgentView | None:
        return self.of

    def helped(self) -> Helped:
        return self.done

    def list(self) -> VillageList:
        if self.of is None:
            return VillageList()
        own = self._directory.find((self.of.district,))
        near = [code for code, _km in self._directory.neighbours(self.of.district)[:3]]
        return VillageList(codes=(*own, *self._directory.find(tuple(near))), own=len(own))

    def anything_kept(self) -> bool:
        return self.kept


def demo_places(served: Sequence[str] = ("16.11",)) -> tuple[Place, ...]:
    """What the reader of texts knows: the country's kabupaten and kota, and all that is served."""
    rows = {row["code"]: row for name in ("regions_id", "empat_lawang") for row in data.rows(name)}
    centres = {row["code"]: row for row in data.rows("empat_lawang_centroids")}
    return tuple(
        _place(row, centres.get(code))
        for code, row in rows.items()
        if len(code) < 6 or code.startswith(tuple(served))
    )


def demo_vacancies(today: date, places: Sequence[Place] | None = None) -> tuple[VacancyView, ...]:
    """The demo vacancies open on `today`, under the codes they have in a new database."""
    known = demo_places() if places is None else places
    rows = sorted(data.rows("demo_vacancies"), key=seed.open_first)
    return tuple(
        _vacancy(code, row, known, today)
        for code, row in enumerate(rows, start=FIRST_CODE)
        if row["state"] == "verified" and int(row["expires_in_days"]) >= 0
    )


def demo_directory() -> FakeDirectory:
    """Kabupaten Empat Lawang with its demo vacancies at NOON."""
    return FakeDirectory(demo_vacancies(NOON.date()))


def context(
    directory: FakeDirectory | None = None,
    contact: ContactView | None = None,
    channel: str = "ussd",
) -> Context:
    """A moment with somebody who follows nothing."""
    asked = directory or demo_directory()
    return Context(
        directory=asked,
        contact=contact or ContactView(id=1, language="id"),
        now=NOON,
        office=f"Disnaker {asked.name(None)}",
        service_number="12345",
        channel=channel,
    )


def _place(row: dict[str, str], centre: dict[str, str] | None) -> Place:
    return Place(
        code=row["code"],
        level=row["level"],
        name=row["name"],
        parent=row["parent_code"] or None,
        lat=float(centre["lat"]) if centre else None,
        lng=float(centre["lng"]) if centre else None,
    )


def _vacancy(code: int, row: dict[str, str], places: Sequence[Place], today: date) -> VacancyView:
    region = _named(row["place"], places)
    inside = region.code.startswith("16.11")
    return VacancyView(
        code=code,
        title=row["title"],
        employer=row["employer"],
        place=region.code[: 8 if inside else 5],
        place_name=region.name,
        kind=row["sector"] or None,
        education=row["education"] or None,
        pay_min=int(row["pay_min"]) if row["pay_min"] else None,
        pay_max=int(row["pay_max"]) if row["pay_max"] else None,
        pay_per=row["pay_per"] or "month",
        openings=int(row["openings"]) if row["openings"] else None,
        inclusion=tuple(row["inclusion"].split()),
        mode=row["mode"] or "onsite",
        description=row["description"],
        how_to_apply=row["how_to_apply"],
        contact=row["contact"],
        expires_on=today + timedelta(days=int(row["expires_in_days"])),
        verified_on=today - timedelta(days=int(row["posted_days_ago"])),
        published_seq=code,
    )


def _named(name: str, places: Sequence[Place]) -> Place:
    found = [place for place in places if name in (place.code, place.name)]
    return min(
        found,
        key=lambda place: (
            not place.code.startswith("16.11"),
            _WIDEST_FIRST.index(place.level),
        ),
    )
