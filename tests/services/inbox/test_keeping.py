"""What an open conversation keeps beyond its time, and what goes once it is closed."""

from datetime import datetime

from smsgate.models import ConversationNote, InboundMessage
from smsgate.services import retention
from smsgate.services.inbox import handling
from smsgate.services.retention import times
from tests.services.inbox.conftest import Office, after


def night(office: Office, at: datetime) -> None:
    for _step in retention.night(at.date(), office.runtime.config, at):
        pass


def test_words_and_notes_stay_until_the_conversation_is_closed(office: Office) -> None:
    office.hears("TANYA syarat SIM")
    handling.note(office.hand(), "Besok ditelepon.", "n")
    late = after(days=times.TEXTS.days + 1)
    night(office, late)
    assert InboundMessage.get().text == "TANYA syarat SIM"
    assert ConversationNote.select().count() == 1
    handling.close(office.hand(late))
    night(
        office, after(days=times.TEXTS.days + 40)
    )  # on the first of a month all is looked at again
    assert InboundMessage.get().text is None
    assert ConversationNote.select().count() == 0
