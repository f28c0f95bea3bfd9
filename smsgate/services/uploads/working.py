"""Checking and importing what was uploaded, in steps: a killed worker's import goes on where it stopped."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime

from smsgate.config import Config
from smsgate.errors import InputError
from smsgate.models import Upload, UploadFinding, UploadState, database, utcnow
from smsgate.services import audit, leases
from smsgate.services.gazetteer import gazetteer
from smsgate.services.imports.findings import Finding, Outcome
from smsgate.services.imports.headings import VACANCIES
from smsgate.services.imports.places import PlaceReader
from smsgate.services.imports.reading import Row, Sheet, read
from smsgate.services.imports.records import shown
from smsgate.services.imports.vacancies import Step, VacancyImport, import_rows
from smsgate.services.leases import LEASE, LostError
from smsgate.services.rights import districts

UNDER_WAY = (UploadState.CHECKING, UploadState.IMPORTING)


def pending(now: datetime) -> list[Upload]:
    """Uploads that wait to be checked or imported and that nobody is at, oldest first."""
    waiting = Upload.state.in_(UNDER_WAY) & leases.nobody_at(Upload, now)
    return list(Upload.select().where(waiting).order_by(Upload.id))


def work(upload: Upload, config: Config, go_on: Callable[[], bool] = lambda: True) -> bool:
    """Check or import it, whichever is asked for; whether it was brought to its end.

    `go_on` is asked after each step. Of two workers the second leaves it alone.
    """
    taken = leases.take(upload, Upload.state.in_(UNDER_WAY))
    if taken is None:
        return False
    try:
        sheet = _mended(read(bytes(taken.content), VACANCIES), taken.mends)
    except InputError as error:
        _refuse(taken, error)
        return True
    if taken.state == UploadState.CHECKING:
        return _Reading(taken, sheet, go_on).check(config)
    return _Reading(taken, sheet, go_on).store(config)


def _refuse(upload: Upload, error: InputError) -> None:
    Upload.update(
        state=UploadState.UNREADABLE,
        said={"text": error.text, "values": error.values},
        lease_until=None,
    ).where(Upload.id == upload.id).execute()


def _mended(sheet: Sheet, mends: dict[str, dict[str, str]]) -> Sheet:
    """The rows with the cells that were typed anew; an emptied one says nothing any more."""
    return replace(sheet, rows=tuple(_with(row, mends.get(str(row.number))) for row in sheet.rows))


def _with(row: Row, cells: dict[str, str] | None) -> Row:
    if not cells:
        return row
    mended = {column: cell for column, cell in {**row.cells, **cells}.items() if cell}
    return replace(row, cells=mended)


class _Reading:
    """One upload under way."""

    def __init__(self, upload: Upload, sheet: Sheet, go_on: Callable[[], bool]) -> None:
        self._upload = upload
        self._sheet = sheet
        self._go_on = go_on
        self._cells = {row.number: row.cells for row in sheet.rows}

    def check(self, config: Config) -> bool:
        """From the first row, whatever was read before: doubles are found in one go."""
        with database.atomic():
            UploadFinding.delete().where(UploadFinding.upload == self._upload).execute()
            Upload.update(
                rows=len(self._sheet.rows),
                unknown_columns=list(self._sheet.unknown),
                read=0,
                taken=0,
                published=0,
                refused=0,
                skipped=0,
                remarked=0,
            ).where(Upload.id == self._upload.id).execute()
        return self._run(self._sheet.rows, self._how(config, check_only=True), UploadState.CHECKED)

    def store(self, config: Config) -> bool:
        """From the row where the last one stopped."""
        rows = self._sheet.rows[self._upload.read :]
        return self._run(rows, self._how(config, check_only=False), UploadState.DONE)

    def _how(self, config: Config, *, check_only: bool) -> VacancyImport:
        staff, now = self._upload.staff, utcnow()
        return VacancyImport(
            served=config.region,
            now=now,
            today=_local_date(now, config),
            officer=staff if self._upload.publish else None,
            check_only=check_only,
            areas=districts(staff),
        )

    def _run(self, rows: Sequence[Row], how: VacancyImport, end: UploadState) -> bool:
        places = PlaceReader(gazetteer(how.served), how.served)
        try:
            if not import_rows(rows, places, how, self._note, self._go_on):
                leases.keep(self._upload, lease_until=None)
                return False
        except LostError:
            return False
        with database.atomic():
            leases.keep(self._upload, state=end, lease_until=None)
            if end is UploadState.DONE:
                self._audit(how.now)
        return True

    def _note(self, step: Step) -> None:
        """Inside the step's transaction: what it found, and how far it is."""
        self._keep(step.findings)
        counted = {
            outcome: {finding.row for finding in step.findings if finding.outcome is outcome}
            for outcome in Outcome
        }
        leases.keep(
            self._upload,
            read=Upload.read + step.read,
            taken=Upload.taken + step.taken,
            published=Upload.published + step.published,
            refused=Upload.refused + len(counted[Outcome.REFUSED]),
            skipped=Upload.skipped + len(counted[Outcome.SKIPPED]),
            remarked=Upload.remarked + len(counted[Outcome.REMARK]),
            lease_until=utcnow() + LEASE,
        )

    def _keep(self, findings: Sequence[Finding]) -> None:
        rows = [
            {
                "upload": self._upload.id,
                "row": finding.row,
                "column": finding.column,
                "outcome": finding.outcome,
                "text": finding.said.text,
                "values": dict(finding.said.values),
                "cells": self._seen(finding),
            }
            for finding in findings
        ]
        if rows:
            UploadFinding.insert_many(rows).execute()

    def _seen(self, finding: Finding) -> dict[str, str]:
        """The cell it is about, and what the row is known by."""
        cells = self._cells.get(finding.row, {})
        wanted = dict.fromkeys(("title", "employer", "place", finding.column))
        return {column: cells.get(column, "") for column in wanted if column}

    def _audit(self, now: datetime) -> None:
        done = Upload.get_by_id(self._upload.id)
        names = ("rows", "taken", "published", "skipped", "refused")
        after = {name: getattr(done, name) for name in names}
        after["file"] = shown(done.name)
        audit.record(
            done.staff,
            "vacancy.import",
            "upload",
            done.id,
            now=now,
            after=audit.without_numbers(after),
        )


def _local_date(now: datetime, config: Config) -> date:
    return now.astimezone(config.timezone).date()
