"""What is uploaded: taken in, kept for a day, mended cell by cell, and sent on to be imported."""

import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta

from smsgate.models import Staff, Upload, UploadFinding, UploadState, database
from smsgate.services.imports.decoding import decode_upload
from smsgate.services.imports.headings import VACANCIES
from smsgate.services.rights import Right, may

LIFE = timedelta(hours=24)

SMALL = 300
"""Lines that a page may read while somebody waits for it; larger ones are the worker's."""

LONGEST_CELL = 1_000

Mends = Mapping[tuple[int, str], str]
"""What is to stand in a cell instead, by row number and column."""


def receive(content: bytes, name: str, staff: Staff, now: datetime, *, publish: bool) -> Upload:
    """Keep an uploaded table, to be checked. `publish`: in the name of `staff`, who may verify.

    Raises InputError for what is too large or no CSV.
    """
    text = decode_upload(content)
    return Upload.create(
        token=secrets.token_urlsafe(16),
        staff=staff,
        name=name[-100:],
        content=content,
        publish=publish and may(staff, Right.VERIFY),
        rows=text.count("\n") + 1,
        created_at=now,
    )


def of(token: str, staff: Staff, now: datetime) -> Upload | None:
    """Somebody's own upload, while it is kept."""
    found: Upload | None = Upload.get_or_none(
        (Upload.token == token) & (Upload.staff == staff) & (Upload.created_at > now - LIFE)
    )
    return found


def recent(staff: Staff, now: datetime) -> list[Upload]:
    """What somebody uploaded and is still kept, the newest first; without the content."""
    columns = [field for field in Upload._meta.sorted_fields if field is not Upload.content]
    here = (Upload.staff == staff) & (Upload.created_at > now - LIFE)
    return list(Upload.select(*columns).where(here).order_by(Upload.id.desc()))


def is_small(upload: Upload) -> bool:
    """Whether it is read while somebody waits."""
    return upload.rows <= SMALL


def mend(upload: Upload, cells: Mends, *, publish: bool) -> bool:
    """Put these cells in, keep all that was put in before, and have the whole checked anew.

    False when it is not there to be mended: under way, imported, or unreadable.
    """
    mends = {number: dict(columns) for number, columns in upload.mends.items()}
    for (row, column), cell in cells.items():
        if column in VACANCIES.columns:
            mends.setdefault(str(row), {})[column] = cell.strip()[:LONGEST_CELL]
    publish = publish and may(upload.staff, Right.VERIFY)
    return _move(upload, UploadState.CHECKING, mends=mends, publish=publish)


def begin_import(upload: Upload) -> bool:
    """Have it imported. False when it is not there to be: not checked yet, or imported already."""
    return _move(upload, UploadState.IMPORTING)


_COUNTS = ("read", "taken", "published", "refused", "skipped", "remarked")


def _move(upload: Upload, state: UploadState, **columns: object) -> bool:
    """From checked to the next work on it; of two who ask one has it moved."""
    with database.atomic():
        query = Upload.update(**columns, **dict.fromkeys(_COUNTS, 0), state=state)
        here = (Upload.id == upload.id) & (Upload.state == UploadState.CHECKED)
        moved = bool(query.where(here).execute())
        if moved:
            UploadFinding.delete().where(UploadFinding.upload == upload.id).execute()
    return moved


def drop_old(now: datetime) -> int:
    """Forget what was uploaded a day ago; returns how many."""
    return int(Upload.delete().where(Upload.created_at < now - LIFE).execute())
