"""What is sent besides the answer: carried out."""

from smsgate.effects import SendDetail
from smsgate.i18n import translator
from smsgate.models import OutboundMessage, Shown, Vacancy
from smsgate.services.apply.source import Turn
from smsgate.wording import segments
from smsgate.wording.details import detail


def send_detail(effect: SendDetail, turn: Turn) -> None:
    """A person on a USSD screen wants the whole vacancy as a text to keep."""
    view = Vacancy.views([effect.code], turn.today).get(effect.code)
    if view is None:
        return
    contact, source = turn.contact, turn.source
    text = detail(view, translator(contact.language))
    OutboundMessage.create(
        contact=contact,
        gateway=contact.gateway,
        text=text,
        in_reply_to=source.inbound,
        ussd_session=source.session,
        segments=segments.count(text).segments,
        created_at=turn.now,
        not_before=turn.now,
    )
    Shown.record(contact, [effect.code], "sms", turn.now)
