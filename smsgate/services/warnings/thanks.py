"""Whoever reported a fraud is told once what came of it."""

from datetime import datetime

from smsgate.config import Config
from smsgate.i18n import Translate
from smsgate.models import Case, Contact, FraudWarning, Named, ReportMention
from smsgate.services import letters
from smsgate.services.letters import Times
from smsgate.services.warnings.listed import what
from smsgate.wording.guarding import named


def thank(warning: FraudWarning, config: Config, now: datetime) -> int:
    """Write to them, in the caller's transaction, which rings after it; returns to how many.

    Nobody is thanked twice for one report, and nobody who said STOP at all.
    """
    same = (ReportMention.kind == warning.kind) & (ReportMention.value == warning.value)
    told = ReportMention.select(ReportMention.case).where(ReportMention.told_at.is_null(False))
    rows = (
        Case.select(Case.id, Contact)
        .join(ReportMention)
        .switch(Case)
        .join(Contact)
        .where(same & Case.id.not_in(told) & Contact.stopped_at.is_null())
        .order_by(Case.id)
    )
    people = {row.contact_id: row for row in rows}
    for case in people.values():
        _write(case, warning, config, now)
    ReportMention.update(told_at=now).where(same & ReportMention.told_at.is_null()).execute()
    return len(people)


def _write(case: Case, warning: FraudWarning, config: Config, now: datetime) -> None:
    called = named(what(warning.kind, warning.value, warning.shown))

    def words(_: Translate) -> str:
        if warning.kind == Named.VACANCY:
            text = _(
                "Thank you for report %(number)d: job %(what)s was a fraud and is closed. All who were "
                "told of it are warned. Pay nothing more"
            )
        else:
            text = _(
                "Thank you for report %(number)d: we checked, it was a fraud. %(what)s is on our warning "
                "list, CEK warns others. Pay nothing more"
            )
        return text % {"number": case.id, "what": called}

    if case.contact is not None:
        letters.write(case.contact, words, Times(now=now), config)
