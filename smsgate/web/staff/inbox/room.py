"""The inbox's blueprint, what its addresses ask for, and what all of its pages show."""

from datetime import UTC, datetime
from functools import partial
from hashlib import blake2b
from typing import Any

from flask import Blueprint, Response, abort, make_response, request

from smsgate.models import Contact, Conversation
from smsgate.services.inbox import canned, listing, reach, searching, unclear
from smsgate.services.inbox.listing import Listed, Show, Wanted
from smsgate.services.inbox.unclear import Oddities
from smsgate.web import here, language
from smsgate.web.paths import HIGHEST_ID
from smsgate.web.staff.inbox import words

UNCLEAR = "unclear"
FILTERS = ("show", "q", "district", "topic", "label", "page")
"""What stands in an address to tell which list one came from."""

LONGEST_QUESTION = 80
MOST_PAGES = 10_000

bp = Blueprint("inbox", __name__, url_prefix="/inbox")


def kept() -> dict[str, Any]:
    """The list one came from, for every link and form."""
    return {name: value for name in FILTERS if (value := request.args.get(name, ""))}


def shown() -> str:
    """Which list is asked for; all that is not closed, if that is no list."""
    asked = request.args.get("show", "")
    return asked if asked in (*Show, UNCLEAR) else Show.ALL


def question() -> str:
    """What is searched for."""
    return request.args.get("q", "").strip()[:LONGEST_QUESTION]


def listed() -> Listed:
    """The conversations of the list that is asked for; none of the other kind."""
    if shown() == UNCLEAR:
        return Listed(items=(), number=1, more=False)
    wanted = Wanted(
        officer=here.me(),
        zone=here.config().timezone,
        show=Show(shown()),
        area=request.args.get("district", ""),
        topic=request.args.get("topic", ""),
        label=_within(request.args.get("label", type=int)),
        contacts=searching.contacts(question()) if question() else None,
    )
    page = request.args.get("page", 1, type=int)
    return listing.page(wanted, min(max(1, page), MOST_PAGES), here.now())


def oddities() -> Oddities | None:
    """What was not understood, where that is asked for."""
    if shown() != UNCLEAR:
        return None
    return unclear.page(here.me(), here.config(), here.now(), moment("before"))


def moment(name: str) -> datetime | None:
    """A moment in the address; None for whatever is none."""
    try:
        read = datetime.fromisoformat(request.args.get(name, "").replace(" ", "+"))
    except ValueError:
        return None
    return read if read.tzinfo else read.replace(tzinfo=UTC)


def found(contact_id: int) -> tuple[Contact, Conversation | None]:
    """The number and its conversation, or the page that says there is none."""
    return reach.found(here.me(), contact_id, here.config()) or abort(404)


def common() -> dict[str, Any]:
    """What the list needs on every page of the inbox."""
    counts = listing.counts(here.me(), here.config().timezone, here.now())
    items = listed()
    return {
        "words": words,
        "kept": kept(),
        "show": shown(),
        "question": question(),
        "listed": items,
        "odd": oddities(),
        "list_cursor": cursor(items.items),
        "counts": {**counts, UNCLEAR: unclear.count(here.now())},
        "most_counted": unclear.MOST_COUNTED,
        "labels": canned.labels(),
        "places": here.book().districts,
        "book": here.book(),
        "now": here.now(),
        "span": partial(words.span, language=language.current()),
    }


def cursor(*shown: Any) -> str:
    """Changes whenever what is shown does."""
    return blake2b(repr(shown).encode(), digest_size=8).hexdigest()


def piece(html: str) -> Response:
    """A part of a page."""
    return make_response(html)


def unchanged() -> Response:
    """Nothing new: htmx leaves the page as it is."""
    return Response(status=204)


def _within(number: int | None) -> int | None:
    return number if number is None or abs(number) <= HIGHEST_ID else 0


def reaches(contact_id: int) -> bool:
    """Whether the conversation is (still) the business of who is signed in."""
    return reach.found(here.me(), contact_id, here.config()) is not None
