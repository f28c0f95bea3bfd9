"""The audit log: who did what, newest first; whether it is whole; and all of it as a file."""

import json
from collections.abc import Iterator

from flask import Blueprint, Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from smsgate.models import AuditEntry
from smsgate.services import audit, audit_log
from smsgate.services.audit_log import Sought
from smsgate.services.rights import Right
from smsgate.web import asked, flashes, here, language
from smsgate.web.downloads import csv_download
from smsgate.web.guard import needs
from smsgate.web.paths import HIGHEST_ID
from smsgate.web.staff import audit_values
from smsgate.web.staff import audit_words as words

bp = Blueprint("audit", __name__, url_prefix="/audit")

LONGEST = 200


@bp.get("")
@needs(Right.AUDIT)
def index() -> str:
    """A page of it, as asked for."""
    sought = _sought()
    below = request.args.get("below", type=int)
    names = audit_log.names()
    return render_template(
        "staff/audit.html",
        page=audit_log.page(sought, here.config().timezone, _within(below)),
        sought=sought,
        filtered=sought != Sought(),
        first=below is None,
        choices=audit_log.choices(),
        differences=audit_log.differences,
        words=words,
        value=audit_values.value,
        names=names,
        in_full=lambda address: words.person_in_full(address, names),
    )


@bp.post("/verify")
@needs(Right.AUDIT)
def verify() -> AnyResponse:
    """Walk the chain."""
    verdict = audit.verify()
    said = language.gettext()(verdict.sentence) % verdict.values
    flashes.told(said, "success" if verdict.whole else "danger")
    return redirect(url_for(".index"), 303)


@bp.get("/table.csv")
@needs(Right.AUDIT)
def table() -> Response:
    """What is asked for as a file, with the hashes; taking it away is an entry itself."""
    _ = language.gettext()
    header = [
        _("Number"),
        _("When"),
        _("Who"),
        _("What"),
        _("About"),
        _("Before"),
        _("After"),
        _("Hash"),
    ]
    entries = audit_log.export(_sought(), here.me(), here.config().timezone, here.now())
    return csv_download(_("audit-log"), header, _cells(entries))


def _cells(entries: Iterator[AuditEntry]) -> Iterator[list[object]]:
    zone = here.config().timezone
    for entry in entries:
        yield [
            entry.id,
            entry.at.astimezone(zone).isoformat(sep=" ", timespec="seconds"),
            entry.actor_name,
            entry.action,
            f"{entry.subject} {entry.subject_id}".strip(),
            _json(entry.before),
            _json(entry.after),
            entry.hash,
        ]


def _json(values: object) -> str:
    return "" if values is None else json.dumps(values, ensure_ascii=False)


def _sought() -> Sought:
    """What the address asks for; what makes no sense counts as not said."""
    said = {name: value.strip()[:LONGEST] for name, value in request.args.items()}
    return Sought(
        person=said.get("person", ""),
        action=said.get("action", ""),
        subject=said.get("subject", ""),
        subject_id=said.get("subject_id", ""),
        since=asked.day("since"),
        until=asked.day("until"),
    )


def _within(below: int | None) -> int | None:
    return None if below is None else max(-HIGHEST_ID, min(below, HIGHEST_ID))
