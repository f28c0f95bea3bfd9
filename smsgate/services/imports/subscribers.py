"""Importing people: those who agreed on paper follow at once, all others are asked and must say SETUJU.

Nobody who said STOP, or ended a subscription, is revived: an import speaks for the office, not for them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, time
from itertools import groupby

from smsgate import phone
from smsgate.config import Config
from smsgate.errors import InputError
from smsgate.i18n import N_
from smsgate.models import Contact, Person, Subscription, SubscriptionState, database
from smsgate.services import stops
from smsgate.services.imports.consent import ask
from smsgate.services.imports.findings import Finding, Outcome, Report, Said, in_order
from smsgate.services.imports.headings import SUBSCRIBERS
from smsgate.services.imports.places import PlaceReader
from smsgate.services.imports.reading import read
from smsgate.services.imports.subscriber_rows import SubscriberChecker, Wish
from smsgate.services.subscribers import ConsentRecord, subscribe


@dataclass(frozen=True, slots=True, kw_only=True)
class SubscriberImport:
    """How to import: `file` and `officer` are kept as the source of the consent."""

    config: Config
    now: datetime
    file: str
    officer: str
    check_only: bool = False

    @property
    def source(self) -> str:
        """What stands beside the consent: file, officer, date."""
        day = self.now.astimezone(self.config.timezone).date()
        return f"{self.file}; {self.officer}; {day.isoformat()}"


def import_subscribers(content: bytes, places: PlaceReader, how: SubscriberImport) -> Report:
    """Enter the people of a CSV, good rows whatever the bad ones hold; nothing when only checking.

    Raises InputError when the file as a whole cannot be read, or it cannot be told who said STOP.
    """
    _require_stops(how.config)
    sheet = read(content, SUBSCRIBERS)
    checker = SubscriberChecker(places, how.now.astimezone(how.config.timezone).date())
    work = _Import(how)
    wishes: list[Wish] = []
    for row in sheet.rows:
        wish, findings = checker.check(row)
        work.findings.extend(findings)
        if wish is not None:
            wishes.append(wish)
    for same_phone in _by_phone(wishes):
        work.take(same_phone)
    return work.report(sheet.unknown)


def _require_stops(config: Config) -> None:
    lost = stops.unreadable(config)
    if lost:
        raise InputError(
            f"{lost} STOPs were kept under another secret key, so it cannot be told whom to leave in peace. "
            "Put the former key into SMSGATE_FORMER_SECRET_KEYS; when it is lost, see docs/operations.md."
        )


def _by_phone(wishes: Iterable[Wish]) -> Iterable[list[Wish]]:
    """All rows of a number together: it is asked once, for all of them."""
    ordered = sorted(wishes, key=lambda wish: (wish.phone, wish.row))
    return (list(rows) for _phone, rows in groupby(ordered, key=lambda wish: wish.phone))


class _Import:
    """One import under way: what was entered so far, and what is to be said."""

    def __init__(self, how: SubscriberImport) -> None:
        self.findings: list[Finding] = []
        self._how = how
        self._taken = self._asked = 0

    def take(self, wishes: list[Wish]) -> None:
        """Enter what is wanted for one number, and ask it for what it did not agree to yet.

        A transaction each, with nothing in it that can be asked before: texts that come in get their turn.
        """
        number = wishes[0].phone
        if self._is_stopped(number):
            for wish in wishes:
                self._skip(wish, N_("%(phone)s said STOP and is left in peace."))
            return
        new = [wish for wish in _distinct(wishes, self._skip) if self._is_wanted(wish)]
        self._taken += len(new)
        self._asked += any(wish.consented_on is None for wish in new)
        if new and not self._how.check_only:
            self._enter(new)

    def report(self, unknown_columns: tuple[str, ...]) -> Report:
        """What there is to tell in the end."""
        return Report(
            taken=self._taken,
            asked=self._asked,
            unknown_columns=unknown_columns,
            findings=in_order(self.findings),
        )

    def _is_wanted(self, wish: Wish) -> bool:
        """Whether the row brings something new; says why when it does not."""
        state = _standing(wish)
        if state == SubscriptionState.ACTIVE:
            self._skip(wish, N_("%(phone)s follows this already."))
        elif state == SubscriptionState.ENDED:
            self._skip(wish, N_("%(phone)s ended this and is not signed up again."))
        elif state == SubscriptionState.ASKED and wish.consented_on is None:
            self._skip(wish, N_("%(phone)s was asked before and has not answered."))
        else:
            return True
        return False

    def _enter(self, wishes: list[Wish]) -> None:
        with database.atomic():
            if self._is_stopped(wishes[0].phone):
                return
            contact = _contact(wishes[0], self._how)
            for wish in wishes:
                self._subscribe(contact, wish)
            if any(wish.consented_on is None for wish in wishes):
                ask(contact, self._how.config, self._how.now)

    def _is_stopped(self, number: str) -> bool:
        return stops.stands(number, self._how.config)

    def _subscribe(self, contact: Contact, wish: Wish) -> None:
        agreed_at = None
        if wish.consented_on is not None:
            agreed_at = datetime.combine(wish.consented_on, time(12), self._how.config.timezone)
        record = ConsentRecord(how="import", source=self._how.source, at=agreed_at)
        subscribe(contact, wish.place, wish.kind, record)

    def _skip(self, wish: Wish, text: str) -> None:
        said = Said(text, {"phone": phone.mask(wish.phone)})
        self.findings.append(Finding(row=wish.row, said=said, outcome=Outcome.SKIPPED))


def _distinct(wishes: list[Wish], skip: Callable[[Wish, str], None]) -> list[Wish]:
    """One row for each thing wanted; of two the one with a consent, or else the first."""
    kept: dict[tuple[str, str | None], Wish] = {}
    for wish in sorted(wishes, key=lambda wish: (wish.consented_on is None, wish.row)):
        if kept.setdefault((wish.place, wish.kind), wish) is not wish:
            skip(wish, N_("%(phone)s stands in another row with the same place."))
    return list(kept.values())


def _standing(wish: Wish) -> str | None:
    """The state of the subscription the row is about, if there is one."""
    found: Subscription | None = (
        Subscription.select()
        .join(Person)
        .join(Contact)
        .where(
            (Contact.phone == wish.phone)
            & Person.left_at.is_null()
            & (Subscription.place == wish.place)
            & (Subscription.kind == (wish.kind or ""))
        )
        .first()
    )
    return found.state if found else None


def _contact(wish: Wish, how: SubscriberImport) -> Contact:
    return Contact.by_phone(wish.phone) or Contact.create(
        phone=wish.phone,
        language=wish.language,
        gateway=how.config.gateway,
        created_at=how.now,
    )
