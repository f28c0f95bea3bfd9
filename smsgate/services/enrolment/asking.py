"""Asking somebody whom the office entered whether they agree."""

from collections.abc import Sequence
from datetime import datetime

from smsgate.config import Config
from smsgate.handlers import consent
from smsgate.handlers.reply import Speech
from smsgate.i18n import Translate
from smsgate.models import Contact, Dialogue, Subscription, SubscriptionState
from smsgate.services import letters
from smsgate.services.letters import Times
from smsgate.services.places import PlaceBook, office_name, place_book
from smsgate.services.remember import remember
from smsgate.views import Question
from smsgate.wording.segments import capacity, septets
from smsgate.wording.shortening import shorten

AGREE = "SETUJU"

LIMITS = (32, 26, 22)
"""Septets of an agent's office and village, and of the places, the fullest first."""


def ask(contact: Contact, config: Config, now: datetime, by: str = "") -> None:
    """Queue the question whether to follow all that waits for consent, and await SETUJU.

    `by`: the village's official who named the number; "": an officer did.
    """
    book = place_book(config.region)
    asked = Subscription.of(contact, SubscriptionState.ASKED)

    def words(_: Translate) -> str:
        return question_of_agent(by, asked, book, _) if by else question(asked, book, _)

    letters.write(contact, words, Times(now=now), config)
    awaited = Question(kind=consent.KIND, words=(AGREE,), data={}, asked_at=now)
    remember(contact, Speech(question=awaited), now, Dialogue.of(contact))


def question(asked: Sequence[Subscription], book: PlaceBook, _: Translate) -> str:
    """Who asks, for what, how to agree, and that it costs nothing: in one segment."""
    # Translators: at most 138 characters with an office of 21, so that 22 are left for the places
    text = _(
        "%(office)s: daily job news of %(places)s? To agree (18+) reply SETUJU, else ignore this. "
        "An officer gave your number. No fees, no KTP/OTP"
    )
    office = office_name(book.served)
    room = capacity(1) - septets(text % {"office": office, "places": ""})
    return text % {"office": office, "places": shorten(_places(asked, book, _), room)}


def question_of_agent(by: str, asked: Sequence[Subscription], book: PlaceBook, _: Translate) -> str:
    """The same in the name of a village's official, and how to say that it is the wrong number."""
    named, office = _places(asked, book, _), office_name(book.served)
    # Translators: at most 100 characters without the names
    full = _(
        "%(by)s names you for free job news of %(places)s (%(office)s). "
        "Agree (18+): SETUJU, else ignore. Not you: BUKAN SAYA. No fee, KTP or OTP"
    )
    brief = _(
        "%(by)s names you for free job news of %(places)s. "
        "Agree (18+): SETUJU, else ignore. Not you: BUKAN SAYA. No fee, KTP or OTP"
    )
    forms = (
        text % {"by": shorten(by, limit), "places": shorten(named, limit), "office": office}
        for text in (full, brief)
        for limit in LIMITS
    )
    fitting = [text for text in forms if septets(text) <= capacity(1)]
    return fitting[0]


def _places(asked: Sequence[Subscription], book: PlaceBook, _: Translate) -> str:
    outside = _("outside the regency")
    named = (
        f"{book.name(row.place) or outside}{f' ({row.kind})' if row.kind else ''}" for row in asked
    )
    return ", ".join(dict.fromkeys(named))
