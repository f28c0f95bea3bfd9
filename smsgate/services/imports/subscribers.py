"""Importing people: those who agreed on paper follow at once, all others are asked and must say SETUJU.

Nobody who said STOP, or ended a subscription, is revived: an import speaks for the office, not for them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from peewee import chunked

from smsgate import phone
from smsgate.config import Config
from smsgate.i18n import N_
from smsgate.models import Staff, database
from smsgate.services import audit, enrolment
from smsgate.services.enrolment import Entry, Standing
from smsgate.services.imports.findings import Finding, Outcome, Report, Said, in_order
from smsgate.services.imports.headings import SUBSCRIBERS
from smsgate.services.imports.places import PlaceReader
from smsgate.services.imports.reading import read
from smsgate.services.imports.subscriber_rows import RowWish, SubscriberChecker

BATCH = 200
"""Numbers asked about in one statement."""

People = Sequence[list[RowWish]]
"""The rows of several numbers, those of a number together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SubscriberImport:
    """How to import: `file` and `officer` are kept as the source of the consent.

    `by`: whoever is signed in. `reach`: the only places they may enter people for; None: all.
    """

    config: Config
    now: datetime
    file: str
    officer: str
    check_only: bool = False
    by: Staff | None = None
    reach: tuple[str, ...] | None = None

    @property
    def source(self) -> str:
        """What stands beside the consent: file, officer, date."""
        day = self.now.astimezone(self.config.timezone).date()
        return f"{self.file}; {self.officer}; {day.isoformat()}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The people of a file by number, in an order that stays, and what there is to say of its rows."""

    rows: int
    people: People
    findings: tuple[Finding, ...]
    unknown: tuple[str, ...]


def import_subscribers(content: bytes, places: PlaceReader, how: SubscriberImport) -> Report:
    """Enter the people of a CSV, good rows whatever the bad ones hold; nothing when only checking.

    Raises InputError when the file as a whole cannot be read, or it cannot be told who said STOP.
    """
    sheet = read_people(content, places, how)
    work = Work(how)
    for people in chunked(sheet.people, BATCH):
        work.take(people)
    if not how.check_only:
        with database.atomic():
            note(how, work.taken, work.asked)
    return Report(
        taken=work.taken,
        asked=work.asked,
        unknown_columns=sheet.unknown,
        findings=in_order([*sheet.findings, *work.findings]),
    )


def read_people(content: bytes, places: PlaceReader, how: SubscriberImport) -> Sheet:
    """Who stands in a file. Raises InputError as `import_subscribers`."""
    enrolment.require_stops(how.config)
    sheet = read(content, SUBSCRIBERS)
    checker = SubscriberChecker(places, how.now.astimezone(how.config.timezone).date())
    findings: list[Finding] = []
    wishes: list[RowWish] = []
    for row in sheet.rows:
        wish, said = checker.check(row)
        findings.extend(said)
        if wish is not None and how.reach is not None and wish.place not in how.reach:
            findings.append(_out_of_reach(wish))
        elif wish is not None:
            wishes.append(wish)
    return Sheet(
        rows=len(sheet.rows),
        people=[*_by_phone(wishes)],
        findings=tuple(findings),
        unknown=sheet.unknown,
    )


def note(how: SubscriberImport, taken: int, asked: int) -> None:
    """Tell the audit log of an import; call it inside a transaction."""
    told = {"file": how.file, "officer": how.officer, "taken": taken, "asked": asked}
    after = audit.without_numbers(told)
    audit.record(how.by, "subscriber.import", "subscriber", "", now=how.now, after=after)


def _out_of_reach(wish: RowWish) -> Finding:
    said = Said(N_("lies outside of your districts."))
    return Finding(row=wish.row, column="place", said=said)


def _by_phone(wishes: Iterable[RowWish]) -> Iterator[list[RowWish]]:
    """All rows of a number together: it is asked once, for all of them."""
    ordered = sorted(wishes, key=lambda wish: (wish.phone, wish.row))
    return (list(rows) for _phone, rows in groupby(ordered, key=lambda wish: wish.phone))


class Work:
    """An import under way: `taken` rows were entered, `asked` numbers asked, or would be."""

    def __init__(self, how: SubscriberImport) -> None:
        self.findings: list[Finding] = []
        self.taken = self.asked = 0
        self._how = how
        self._entry = Entry(how="import", source=how.source, config=how.config, now=how.now)

    def take(self, people: People) -> None:
        """Enter some numbers, and ask those who did not agree yet.

        A transaction each, with nothing in it that can be asked before: texts that come in get their turn.
        """
        stands = enrolment.standing([wishes[0].phone for wishes in people], self._how.config)
        for wishes in people:
            new = self._new(wishes, stands[wishes[0].phone])
            if new and (self._how.check_only or enrolment.enter(new, self._entry) is not None):
                self.taken += len(new)
                self.asked += any(wish.consented_on is None for wish in new)

    def _new(self, wishes: list[RowWish], stands: Standing) -> list[RowWish]:
        """What brings something new; says why of all else."""
        if stands.stopped:
            for wish in wishes:
                self._skip(wish, enrolment.SAID_STOP)
            return []
        new = []
        for wish in self._distinct(wishes):
            reason = enrolment.objection(wish, stands)
            if reason is None:
                new.append(wish)
            else:
                self._skip(wish, reason)
        return new

    def _distinct(self, wishes: list[RowWish]) -> list[RowWish]:
        """One row for each thing wanted; of two the one with a consent, or else the first."""
        kept: dict[tuple[str, str | None], RowWish] = {}
        for wish in sorted(wishes, key=lambda wish: (wish.consented_on is None, wish.row)):
            if kept.setdefault((wish.place, wish.kind), wish) is not wish:
                self._skip(wish, N_("%(phone)s stands in another row with the same place."))
        return list(kept.values())

    def _skip(self, wish: RowWish, text: str) -> None:
        said = Said(text, {"phone": phone.mask(wish.phone)})
        self.findings.append(Finding(row=wish.row, said=said, outcome=Outcome.SKIPPED))
