"""What the views of people who get the news share: the blueprint, the person asked for, the choices."""

from typing import Any

from flask import Blueprint, abort, request

from smsgate.i18n import LANGUAGES
from smsgate.models import Contact
from smsgate.services.rights import districts
from smsgate.services.subscriber_desk import card
from smsgate.services.subscriber_desk.wanted import Standing, Wanted
from smsgate.views import OUTSIDE
from smsgate.web import asked, here, language, meanings, phrases
from smsgate.web.staff.subscribers import words
from smsgate.wording.ways import WAYS

bp = Blueprint("subscribers", __name__, url_prefix="/subscribers")

MOST_DIGITS = 6


def person(contact_id: int) -> Contact:
    """Somebody who is this officer's business; 404 else."""
    return card.find(contact_id, here.me()) or abort(404)


def places() -> dict[str, str]:
    """The places an officer may choose from: the own districts, or all of them and what is wider."""
    book = here.book()
    wider = [] if districts(here.me()) is not None else [*book.served, OUTSIDE]
    codes = [place.code for place in here.districts()]
    return {code: meanings.place(code, book) for code in [*codes, *wider]}


def kinds() -> dict[str, str]:
    """The kinds of work."""
    return dict(phrases.kinds(language.current()))


def wanted() -> Wanted:
    """Whom the address asks for; what makes no sense counts as not said."""
    ends = request.args.get("ends", "").strip()
    return Wanted(
        place=asked.one_of("district", places()) or "",
        kind=asked.one_of("kind", kinds()) or "",
        language=asked.one_of("language", LANGUAGES) or "",
        standing=asked.member("state", Standing),
        way=asked.one_of("way", WAYS) or "",
        ends=ends if ends.isascii() and ends.isdigit() and len(ends) <= MOST_DIGITS else "",
        since=asked.day("since"),
        until=asked.day("until"),
    )


def common() -> dict[str, Any]:
    """The words every page of this room needs."""
    _ = language.gettext()
    return {
        "places": places(),
        "place_name": lambda code: meanings.place(code, here.book()) or code,
        "kinds": kinds(),
        "standings": {key: _(text) for key, text in words.STANDINGS.items()},
        "ways": {key: _(text) for key, text in WAYS.items()},
        "tongues": language.TONGUES,
        "local_day": lambda at: at.astimezone(here.config().timezone).date(),
    }
