"""Writing to somebody who applied: in their language, outside quiet hours, at the number they apply from."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from smsgate.config import Config
from smsgate.i18n import Translate, translator
from smsgate.messages import Priority
from smsgate.models import Application, OutboundMessage, Vacancy
from smsgate.services.applications.rows import reachable
from smsgate.services.quiet import after_quiet
from smsgate.views import VacancyView
from smsgate.wording import gsm7, segments

Words = Callable[[VacancyView, Translate], str]

GIVEN_UP_AFTER = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """When the text is written, from when on it may leave, and until when it is of use."""

    now: datetime
    not_before: datetime | None = None
    give_up_at: datetime | None = None


def tell(
    application: Application, words: Words, times: Times, config: Config
) -> OutboundMessage | None:
    """Queue a text. Call inside a transaction; None when this person is not to be reached any more.

    An answer to an application was asked for, so a STOP to daily news does not hold it back; one that is said
    while it waits does.
    """
    contact = reachable(application)
    if contact is None:
        return None
    code = application.vacancy_id
    vacancy = Vacancy.seen_where(Vacancy.code == code)[code]
    text = gsm7.to_gsm7(words(vacancy, translator(contact.language)))
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
