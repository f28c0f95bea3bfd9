"""Importing vacancies: rows checked, doubles recognised, signs of fraud held back, the rest stored.

An officer who publishes a row vouches for its employer too: one unknown or still waiting is verified in the
same name. A vacancy of a suspended employer is never published by an import.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from peewee import DataError, IntegrityError, chunked, fn

from smsgate.errors import InputError
from smsgate.i18n import DEFAULT_LANGUAGE, N_, translator
from smsgate.models import (
    Employer,
    EmployerState,
    Staff,
    Vacancy,
    VacancyState,
    database,
)
from smsgate.services import audit
from smsgate.services.imports.findings import Finding, Outcome, Report, Said, in_order
from smsgate.services.imports.headings import VACANCIES
from smsgate.services.imports.places import PlaceReader
from smsgate.services.imports.reading import Row, read
from smsgate.services.imports.storing import columns_of, employer_of, lock_employers
from smsgate.services.imports.vacancy_rows import Draft, VacancyChecker
from smsgate.services.redflags import STOPS_PUBLICATION, flags
from smsgate.services.rights import Right, may
from smsgate.services.vacancies import index_words

CHUNK = 50
"""Rows in a transaction: a long import must not keep texts waiting."""

_STANDING = (VacancyState.WAITING, VacancyState.VERIFIED, VacancyState.REJECTED)

_ALREADY = {
    VacancyState.VERIFIED: N_("open already as %(code)d."),
    VacancyState.WAITING: N_("here already as %(code)d, waiting for verification."),
    VacancyState.REJECTED: N_("rejected before, as %(code)d."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class VacancyImport:
    """How to import: for which regions, on which day, in whose name published (None: nobody's).

    `areas`: only vacancies there, where whoever imports is limited to them.
    """

    served: tuple[str, ...]
    now: datetime
    today: date
    officer: Staff | None = None
    check_only: bool = False
    areas: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What came of the next few rows: `read` of them, `taken` and `published`, and what there is to say."""

    read: int
    taken: int
    published: int
    findings: tuple[Finding, ...]


Deed = tuple[str, str, int]
"""An entry of the audit log: what was done, to what sort of thing, and which."""

Note = Callable[[Step], None]
"""Called with each step, inside its transaction."""


def verifier(email: str) -> Staff:
    """The member of staff in whose name vacancies may be published. Raises InputError."""
    staff = Staff.by_email(email)
    if staff is None or staff.disabled_at is not None:
        raise InputError(f"Nobody on the staff has the address {email}. See: smsgate staff list")
    if not may(staff, Right.VERIFY):
        raise InputError(f"{email} is {staff.role} and may not verify vacancies.")
    return staff


def import_vacancies(content: bytes, places: PlaceReader, how: VacancyImport) -> Report:
    """Store the vacancies of a CSV, good rows whatever the bad ones hold; nothing when only checking.

    Raises InputError when the file as a whole cannot be read.
    """
    sheet = read(content, VACANCIES)
    steps: list[Step] = []
    import_rows(sheet.rows, places, how, steps.append)
    return Report(
        taken=sum(step.taken for step in steps),
        published=sum(step.published for step in steps),
        unknown_columns=sheet.unknown,
        findings=in_order(finding for step in steps for finding in step.findings),
    )


def import_rows(
    rows: Sequence[Row],
    places: PlaceReader,
    how: VacancyImport,
    note: Note,
    go_on: Callable[[], bool] = lambda: True,
) -> bool:
    """The same for rows that were read, in steps; False when `go_on`, asked after each, ended it."""
    checker = VacancyChecker(places, how.today)
    work = _Import(how)
    for some in chunked(rows, CHUNK):
        drafts = []
        for row in some:
            draft, findings = checker.check(row)
            work.findings.extend(findings)
            if draft is not None:
                drafts.append(draft)
        with database.atomic():
            if not how.check_only:
                lock_employers(drafts)
            for draft in drafts:
                work.take(draft)
            work.log()
            note(work.step(len(some)))
        if not go_on():
            return False
    return True


class _Import:
    """One import under way: what was taken in this step, and what is to be said of it."""

    def __init__(self, how: VacancyImport) -> None:
        self.findings: list[Finding] = []
        self._how = how
        self._ = translator(how.officer.language if how.officer else DEFAULT_LANGUAGE)
        self._seen: dict[tuple[object, ...], int] = {}
        self._taken = self._published = 0
        self._vouched: list[Deed] = []

    def take(self, draft: Draft) -> None:
        """Store a draft, publish it when it may be, or say why not."""
        if self._how.areas is not None and not draft.place.startswith(self._how.areas):
            said = Said(N_("lies outside the districts you look after."))
            self.findings.append(Finding(row=draft.row, column="place", said=said))
            return
        first = self._seen.setdefault(draft.key, draft.row)
        if first != draft.row:
            said = Said(N_("the same as row %(first)d."), {"first": first})
            self._note(draft, said, Outcome.SKIPPED)
            return
        publish = self._how.officer is not None and not self._held_back(draft)
        twin = _twin(draft, self._how.today)
        if twin is not None and not (publish and twin.state == VacancyState.WAITING):
            said = Said(_ALREADY[VacancyState(twin.state)], {"code": twin.code})
            self._note(draft, said, Outcome.SKIPPED)
            return
        if self._how.check_only or self._stored(draft, twin, publish=publish):
            self._taken += 1
            self._published += publish

    def log(self) -> None:
        """Into the audit log, last of a transaction: who published which vacancy, and vouched for whom."""
        for action, subject, number in self._vouched:
            after = {"state": "verified", "by": "import"}
            audit.record(self._how.officer, action, subject, number, now=self._how.now, after=after)
        self._vouched.clear()

    def step(self, count: int) -> Step:
        """What came of the last `count` rows; the next step begins."""
        step = Step(
            read=count,
            taken=self._taken,
            published=self._published,
            findings=tuple(self.findings),
        )
        self.findings.clear()
        self._taken = self._published = 0
        return step

    def _held_back(self, draft: Draft) -> bool:
        """Whether the row must wait for an officer's eye although it is vouched for; says so."""
        grave = [flag for flag in flags(draft.words) if flag.severity >= STOPS_PUBLICATION]
        if grave:
            said = Said(
                N_("stays waiting, it reads like a fraud: %(reasons)s."),
                {"reasons": "; ".join(dict.fromkeys(self._(flag.reason) for flag in grave))},
            )
            self._note(draft, said, Outcome.REMARK)
            return True
        employer = Employer.by_name(draft.employer)
        if employer is not None and employer.state == EmployerState.SUSPENDED:
            self._note(draft, Said(N_("stays waiting: its employer is suspended.")), Outcome.REMARK)
            return True
        return False

    def _stored(self, draft: Draft, twin: Vacancy | None, *, publish: bool) -> bool:
        try:
            with database.atomic():
                self._store(draft, twin, publish=publish)
        except (IntegrityError, DataError) as error:
            said = Said(N_("could not be stored: %(reason)s."), {"reason": str(error).strip()})
            self._note(draft, said, Outcome.REFUSED)
            return False
        return True

    def _store(self, draft: Draft, twin: Vacancy | None, *, publish: bool) -> None:
        officer = self._how.officer if publish else None
        columns = columns_of(draft, self._how.served)
        known = Employer.by_name(draft.employer)
        columns["employer"] = employer_of(draft, officer, self._how.now)
        if twin is None:
            vacancy = Vacancy.add(**columns, created_at=self._how.now)
        else:
            vacancy = twin
            for column, value in columns.items():
                setattr(vacancy, column, value)
        if officer is not None:
            vacancy.publish(officer)
            if known is None or known.state != EmployerState.VERIFIED:
                self._vouched.append(("employer.verify", "employer", vacancy.employer.id))
            self._vouched.append(("vacancy.publish", "vacancy", vacancy.code))
        index_words(vacancy)

    def _note(self, draft: Draft, said: Said, outcome: Outcome) -> None:
        self.findings.append(Finding(row=draft.row, said=said, outcome=outcome))


def _twin(draft: Draft, today: date) -> Vacancy | None:
    """The same vacancy, if it is here and not over. Undated rows match whatever the date it got before."""
    when = Vacancy.expires_on == draft.expires_on if draft.dated else Vacancy.expires_on >= today
    found: Vacancy | None = (
        Vacancy.select()
        .join(Employer)
        .where(
            (fn.LOWER(Employer.name) == fn.LOWER(draft.employer))
            & (fn.LOWER(Vacancy.title) == fn.LOWER(draft.title))
            & (Vacancy.region == draft.place)
            & Vacancy.state.in_(_STANDING)
            & when
        )
        .order_by(Vacancy.code.desc())
        .first()
    )
    return found
