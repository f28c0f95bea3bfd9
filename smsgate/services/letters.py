"""A text of ours that is no answer to one of theirs: in their language, kept out of the quiet hours."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from smsgate.config import Config
from smsgate.i18n import Translate, translator
from smsgate.messages import Priority
from smsgate.models import Contact, OutboundMessage
from smsgate.services.quiet import after_quiet
from smsgate.wording import gsm7, segments

GIVEN_UP_AFTER = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """When the text is written, from when on it may leave, and until when it is of use."""

    now: datetime
    not_before: datetime | None = None
    give_up_at: datetime | None = None


def write(
    contact: Contact, words: Callable[[Translate], str], times: Times, config: Config
) -> OutboundMessage:
    """Queue it, in the caller's transaction; the caller rings once that is committed.

    Whether the person wants it is for the caller to know: `contact.stopped_at` is not looked at here, but a
    STOP said while it waits holds it back.
    """
    text = gsm7.to_gsm7(words(translator(contact.language)))
    return OutboundMessage.create(
        contact=contact,
        gateway=contact.gateway,
        priority=Priority.OFFICER,
        text=text,
        segments=segments.count(text).segments,
        created_at=times.now,
        not_before=after_quiet(times.not_before or times.now, config),
        give_up_at=times.give_up_at or times.now + GIVEN_UP_AFTER,
    )
