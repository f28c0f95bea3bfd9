"""Papers of employers: taken in only when they are what they claim to be, kept where no page reaches them."""

import hashlib
import os
import re
import secrets
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from smsgate import privacy
from smsgate.errors import InputError
from smsgate.i18n import N_
from smsgate.models import Employer, EmployerDocument, Staff, database
from smsgate.services import audit
from smsgate.services.employers.changes import locked

FOLDER = "documents"
LARGEST = 5_000_000
"""Bytes; a scanned page of A4 has a tenth of it."""

MOST = 20
LONGEST_NAME = 100

_BEGINNINGS = {"pdf": b"%PDF-", "jpeg": b"\xff\xd8\xff", "png": b"\x89PNG\r\n\x1a\n"}
_ENDINGS = {"pdf": "pdf", "jpeg": "jpg", "png": "png"}
MEDIA_TYPES = {"pdf": "application/pdf", "jpeg": "image/jpeg", "png": "image/png"}
STORED = re.compile(r"[\w-]{32}")
"""The random name of a file."""


def keep(
    employer: Employer, name: str, content: BinaryIO, by: Staff, folder: Path, now: datetime
) -> EmployerDocument:
    """Keep a paper under the data folder; the same one again is the one there is. Raises InputError."""
    data = content.read(LARGEST + 1)
    kind = kind_of(data)
    columns = {
        "name": clean_name(name, kind),
        "kind": kind,
        "size": len(data),
        "stored": secrets.token_urlsafe(24),
        "digest": hashlib.sha256(data).hexdigest(),
    }
    path = folder / FOLDER / str(columns["stored"])
    _write(path, data)  # before the lock is taken: a disk may be slow
    try:
        document = _add(employer, columns, by, now)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    if document.stored != columns["stored"]:
        path.unlink(missing_ok=True)
    return document


def _add(
    employer: Employer, columns: dict[str, object], by: Staff, now: datetime
) -> EmployerDocument:
    with database.atomic():
        locked(employer.id)
        rows = EmployerDocument.select().where(EmployerDocument.employer == employer)
        same: EmployerDocument | None = rows.where(
            EmployerDocument.digest == columns["digest"]
        ).first()
        if same is not None:
            return same
        if rows.count() >= MOST:
            raise InputError(N_("There are 20 papers already. Remove one first."))
        document = EmployerDocument.create(employer=employer, staff=by, at=now, **columns)
        _note("document_add", document, by, now)
    return document


def opened(document: EmployerDocument, by: Staff, folder: Path, now: datetime) -> Path:
    """Where a paper lies, for one who may see it; the log says who looked. Raises InputError."""
    path = _path(document, folder)
    if not path.is_file():
        raise InputError(N_("The file of this paper is missing. Ask for it again."))
    with database.atomic():
        _note("document_open", document, by, now)
    return path


def remove(document: EmployerDocument, by: Staff, folder: Path, now: datetime) -> None:
    """Forget a paper: its line, and its file once that is certain. A second time changes nothing."""
    with database.atomic():
        gone = EmployerDocument.delete().where(EmployerDocument.id == document.id).execute()
        if gone:
            _note("document_remove", document, by, now)
    _path(document, folder).unlink(missing_ok=True)


def kind_of(data: bytes) -> str:
    """What a file is by its first bytes, whatever it is called. Raises InputError."""
    if not data:
        raise InputError(N_("The file is empty. Choose a PDF, JPEG or PNG."))
    if len(data) > LARGEST:
        raise InputError(N_("The file is larger than 5 MB. Scan it smaller."))
    for kind, beginning in _BEGINNINGS.items():
        if data.startswith(beginning):
            return kind
    raise InputError(N_("This is no PDF, JPEG or PNG. Choose another file."))


def clean_name(name: str, kind: str) -> str:
    """A name to show and to save under: no path, no control signs, the ending its content has."""
    last = re.split(r"[\\/]", name)[-1]
    words = "".join(sign for sign in last if sign.isprintable() and sign not in '"<>|:*?')
    stem = privacy.mask_phones(privacy.mask_nik(words)).rpartition(".")[0] or words
    stem = stem.strip(". ")[:LONGEST_NAME] or "dokumen"
    return f"{stem}.{_ENDINGS[kind]}"


def _path(document: EmployerDocument, folder: Path) -> Path:
    if not STORED.fullmatch(document.stored):
        raise InputError(N_("The file of this paper is missing. Ask for it again."))
    return folder / FOLDER / document.stored


def _write(path: Path, data: bytes) -> None:
    """For the service's own account alone."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _note(action: str, document: EmployerDocument, by: Staff, now: datetime) -> None:
    told = {"document": document.id, "kind": document.kind, "size": document.size}
    subject = document.employer_id
    audit.record(by, f"employer.{action}", "employer", subject, now=now, after=told)
