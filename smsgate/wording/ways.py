"""How somebody agreed to be told of jobs."""

from smsgate.i18n import N_

WAYS = {
    "sms": N_("by SMS"),
    "ussd": N_("by USSD"),
    "import": N_("by a list"),
    "officer": N_("by an officer"),
    "agent": N_("by a village agent"),
}
