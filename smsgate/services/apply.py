"""The only place that carries effects out, before the reply is worded from their results."""

from dataclasses import dataclass
from datetime import datetime
from typing import assert_never

from smsgate.config import Config
from smsgate.effects import (
    Consent,
    Effect,
    Erase,
    KeepForStaff,
    Pause,
    Result,
    SendDetail,
    SetLanguage,
    Subscribe,
    Unsubscribe,
)
from smsgate.i18n import translator
from smsgate.models import (
    Contact,
    InboundMessage,
    OutboundMessage,
    Shown,
    Subscription,
    Vacancy,
)
from smsgate.services import erasure, subscribers
from smsgate.wording import segments
from smsgate.wording.details import detail


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Whence a change comes: the text behind it, or the network's name of the USSD session."""

    channel: str
    inbound: InboundMessage | None = None
    session: str | None = None


def carry_out(
    effects: tuple[Effect, ...], contact: Contact, now: datetime, *, config: Config, source: Source
) -> tuple[Result, ...]:
    """Make the changes, in order, inside the caller's transaction; returns each one's result."""
    return tuple(_one(effect, contact, now, config, source) for effect in effects)


def _one(effect: Effect, contact: Contact, now: datetime, config: Config, source: Source) -> Result:
    match effect:
        case Subscribe():
            return _subscribe(effect, contact, now, config, source)
        case Unsubscribe(place=None):
            return subscribers.stop(contact, source.channel, now)
        case Unsubscribe(place=str() as place):
            return subscribers.unsubscribe(contact, place, source.channel, now)
        case Consent(given=given, words=words):
            return subscribers.consent(contact, given, words, now)
        case _:
            _without_result(effect, contact, now, config, source)
            return None


def _without_result(
    effect: Pause | SetLanguage | KeepForStaff | Erase | SendDetail | Unsubscribe,
    contact: Contact,
    now: datetime,
    config: Config,
    source: Source,
) -> None:
    match effect:
        case Pause(days=days):
            subscribers.pause(contact, days, now.astimezone(config.timezone).date())
        case SetLanguage(language=language):
            contact.language = language
            Subscription.refresh(contact)
        case KeepForStaff(reason=reason):
            if source.inbound is not None:
                source.inbound.flag = reason
        case Erase():
            erasure.erase(contact, config, now)
        case SendDetail(code=code):
            _send_detail(contact, code, now, config, source)
        case Unsubscribe():
            raise AssertionError("an Unsubscribe has a result")
        case _:
            assert_never(effect)


def _subscribe(
    effect: Subscribe, contact: Contact, now: datetime, config: Config, source: Source
) -> Result:
    origin = f"inbound:{source.inbound.id}" if source.inbound is not None else source.channel
    record = subscribers.ConsentRecord(
        how=source.channel, source=origin, words=effect.words, at=now
    )
    subscribers.welcome_back(contact, config)
    return subscribers.subscribe(contact, effect.place, effect.kind, record)


def _send_detail(
    contact: Contact, code: int, now: datetime, config: Config, source: Source
) -> None:
    """A person on a USSD screen wants the whole vacancy as a text to keep."""
    view = Vacancy.views([code], now.astimezone(config.timezone).date()).get(code)
    if view is None:
        return
    text = detail(view, translator(contact.language))
    OutboundMessage.create(
        contact=contact,
        gateway=contact.gateway,
        text=text,
        in_reply_to=source.inbound,
        ussd_session=source.session,
        segments=segments.count(text).segments,
        created_at=now,
        not_before=now,
    )
    Shown.record(contact, [code], "sms", now)
