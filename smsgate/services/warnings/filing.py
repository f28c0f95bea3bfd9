"""A report becomes a case, and each vacancy, number and employer it names a mention."""

from collections.abc import Iterator
from datetime import datetime

from smsgate import phone
from smsgate.config import Config
from smsgate.effects import CaseOpened, FileReport, OpenCase
from smsgate.models import CaseKind, Contact, InboundMessage, Named, ReportMention
from smsgate.services.inbox import cases
from smsgate.services.warnings import employers

MOST = 4
"""Of each kind so many things of one text are noted."""


def file(
    effect: FileReport, contact: Contact, text: InboundMessage | None, config: Config, now: datetime
) -> CaseOpened:
    """Open the case or add to it. Call inside a transaction."""
    opened = cases.open_for(_case(effect), contact, text, config, now)
    rows = [
        {"case": opened.number, "kind": kind, "value": value, "shown": shown, "at": now}
        for kind, value, shown in _named(effect)
    ]
    if rows:
        ReportMention.insert_many(rows).on_conflict_ignore().execute()
    return opened


def _case(effect: FileReport) -> OpenCase:
    about = [str(code) for code in effect.codes]
    about += [phone.local(number) for number in effect.numbers]
    about += [effect.employer]
    return OpenCase(kind=CaseKind.REPORT, text=effect.text, about=about[0])


def _named(effect: FileReport) -> Iterator[tuple[Named, str, str]]:
    for code in effect.codes[:MOST]:
        yield Named.VACANCY, str(code), str(code)
    for number in effect.numbers[:MOST]:
        yield Named.NUMBER, number, ""
    if effect.employer and (value := employers.value(effect.employer)):
        yield Named.EMPLOYER, value, effect.employer
