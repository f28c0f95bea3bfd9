"""The list of people who get the news, and the same as a file."""

from collections.abc import Iterator
from functools import lru_cache

from flask import Response, render_template

from smsgate.services.rights import Right, may
from smsgate.services.subscriber_desk import listing
from smsgate.services.subscriber_desk.listing import Subscriber
from smsgate.services.subscriber_desk.wanted import Wanted
from smsgate.web import asked, here, language
from smsgate.web.downloads import csv_download
from smsgate.web.guard import needs
from smsgate.web.staff.subscribers.room import bp, common, kinds, wanted

MOST_FOLLOWED = 4
"""Of what somebody follows, so much stands in the list."""


@bp.get("")
@needs(Right.SUBSCRIBERS)
def index() -> str:
    """Everybody within reach, as asked for."""
    sought = wanted()
    return render_template(
        "staff/subscribers/list.html",
        page=listing.page(sought, here.me(), here.config(), asked.page()),
        wanted=sought,
        filtered=sought != Wanted(),
        may_export=may(here.me(), Right.EXPORT),
        most=MOST_FOLLOWED,
        **common(),
    )


@bp.get("/table.csv")
@needs(Right.EXPORT)
def table() -> Response:
    """The same as a file; numbers whole only for those who may reveal them."""
    _ = language.gettext()
    header = [
        _("Mobile number"),
        _("State"),
        _("Places"),
        _("Kinds of work"),
        _("Language"),
        _("Since"),
        _("How they came"),
    ]
    rows = listing.export(wanted(), here.me(), here.config(), here.now())
    return csv_download(_("subscribers"), header, _cells(rows))


def _cells(rows: Iterator[Subscriber]) -> Iterator[list[object]]:
    words, known, zone = common(), kinds(), here.config().timezone
    named = lru_cache(maxsize=None)(words["place_name"])
    for row in rows:
        places = dict.fromkeys(named(one.place) for one in row.followed)
        work = dict.fromkeys(known.get(one.kind, one.kind) for one in row.followed if one.kind)
        yield [
            row.phone,
            words["standings"][row.standing],
            ", ".join(places),
            ", ".join(work),
            words["tongues"].get(row.language, row.language),
            row.since.astimezone(zone).date().isoformat(),
            words["ways"].get(row.way, row.way),
        ]
