"""Stand-ins that remember instead of a database: a directory of the shipped regions and demo vacancies."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from smsgate import data
from smsgate.config import WIB
from smsgate.handlers.context import Context, KeptData
from smsgate.services import seed
from smsgate.services.places import PlaceBook
from smsgate.views import OUTSIDE, ContactView, Listing, Place, VacancyView

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
        self.served = tuple(served)
        self.book = PlaceBook(demo_places(served) if places is None else places, served)

    def find(
        self, places: tuple[str | None, ...], terms: tuple[str, ...] = (), kind: str | None = None
    ) -> tuple[int, ...]:
        found = [
            (-self._matches(vacancy, terms), -vacancy.published_seq, vacancy.code)
            for vacancy in self.open.values()
            if any(self._lies_in(vacancy, place) for place in places)
            and kind in (None, vacancy.kind)
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
