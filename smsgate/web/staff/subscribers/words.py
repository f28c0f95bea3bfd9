"""People who get the news, in the words of the office's pages."""

from smsgate.i18n import N_
from smsgate.models import ListState
from smsgate.services.subscriber_desk.wanted import Standing

STANDINGS = {
    Standing.ACTIVE: N_("active"),
    Standing.PAUSED: N_("paused"),
    Standing.ASKED: N_("asked"),
    Standing.STOPPED: N_("said STOP"),
    Standing.ENDED: N_("ended"),
}
SUBSCRIPTIONS = {
    "active": N_("active"),
    "asked": N_("asked"),
    "ended": N_("ended"),
}
ENDS = {
    "sms": N_("by SMS"),
    "ussd": N_("by USSD"),
    "officer": N_("by an officer"),
    "network": N_("by the network"),
    "declined": N_("by saying no"),
}
LISTS = {
    ListState.CHECKING: N_("being checked"),
    ListState.CHECKED: N_("checked, not entered yet"),
    ListState.ENTERING: N_("being entered"),
    ListState.DONE: N_("entered"),
    ListState.UNREADABLE: N_("cannot be read"),
}
COLUMNS = {
    "phone": N_("Mobile number"),
    "place": N_("Place"),
    "terms": N_("Kind of work"),
    "language": N_("Language"),
    "consented_on": N_("Day of consent"),
}
OUTCOMES = {
    "refused": N_("refused"),
    "skipped": N_("left out"),
    "remark": N_("taken, with a remark"),
}
