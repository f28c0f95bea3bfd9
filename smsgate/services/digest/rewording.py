"""A text that names a vacancy closed since is worded anew, just before it would be sent."""

from collections.abc import Collection
from datetime import datetime

from peewee import fn

from smsgate.config import Config
from smsgate.i18n import translator
from smsgate.messages import State
from smsgate.models import DigestText, DigestVacancy, OutboundMessage, Vacancy, database
from smsgate.models.subscription import read_follows
from smsgate.services.digest.heading import lies_apart, sought
from smsgate.services.digest.texts import record_shown
from smsgate.services.places import place_book
from smsgate.views import VacancyView
from smsgate.wording.lists import ListText
from smsgate.wording.news import digest

UNSENT = (State.QUEUED, State.CLAIMED)


def reword(text: DigestText, now: datetime, config: Config) -> bool:
    """Take the vacancies no longer open out of a text; False when nothing is left to tell.

    `text` is changed in the table and in place, and so are the segments of the messages that wait for it.
    Who got the earlier wording keeps it, for LANJUT and for recalls.
    """
    with database.atomic():
        current = _locked(text)
        views = Vacancy.views(current.codes, now.astimezone(config.timezone).date())
        if not views:
            current.cancelled = True
        elif any(code not in views for code in current.codes[: current.shown]):
            _set_aside(current)
            _take(current, _worded(current, views.values(), config))
        current.save()
    text.__data__.update(current.__data__)
    return not current.cancelled


def _locked(text: DigestText) -> DigestText:
    """The row as it is now, held until the commit: of two workers the second finds the work done."""
    DigestText.update(cancelled=DigestText.cancelled).where(DigestText.id == text.id).execute()
    return DigestText.get_by_id(text.id)


def _worded(text: DigestText, views: Collection[VacancyView], config: Config) -> ListText:
    language, followed = read_follows(text.follows)
    book = place_book(config.region)
    return digest(
        sought(followed, language, book),
        list(views),
        text.run.local_date,
        translator(language),
        show_places=lies_apart(followed, book.served),
    )


def _set_aside(text: DigestText) -> None:
    """Keep the wording that some have got, and what it showed, as an earlier edition."""
    gone_out = (OutboundMessage.digest_text == text) & OutboundMessage.state.not_in(UNSENT)
    if OutboundMessage.select().where(gone_out).exists():
        columns = {name: value for name, value in text.__data__.items() if name != "id"}
        earlier = DigestText.create(**{**columns, "edition": _next_edition(text)})
        DigestVacancy.update(text=earlier).where(DigestVacancy.text == text).execute()
        OutboundMessage.update(digest_text=earlier).where(gone_out).execute()
    DigestVacancy.delete().where(DigestVacancy.text == text).execute()


def _next_edition(text: DigestText) -> int:
    last = (
        DigestText.select(fn.MAX(DigestText.edition))
        .where(
            (DigestText.run == text.run)
            & (DigestText.follows == text.follows)
            & (DigestText.digest_from == text.digest_from)
        )
        .scalar()
    )
    return int(last) + 1


def _take(text: DigestText, worded: ListText) -> None:
    text.text, text.segments = worded.text, worded.segments
    text.codes, text.shown = list(worded.codes), worded.shown
    record_shown((text.id, code) for code in worded.shown_codes)
    OutboundMessage.update(segments=worded.segments).where(
        (OutboundMessage.digest_text == text) & OutboundMessage.state.in_(UNSENT)
    ).execute()
