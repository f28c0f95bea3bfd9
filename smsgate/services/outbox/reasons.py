"""Why a message did not arrive, in words for the office instead of the network's."""

from smsgate.i18n import N_
from smsgate.services.outbox.cancelling import TAKEN_BACK
from smsgate.services.outbox.held import STOPPED_BY_OFFICER

OTHER = N_("The network gave another reason")
NONE = N_("The network gave no reason")

_WORDS = (
    (STOPPED_BY_OFFICER, N_("An officer stopped the broadcast")),
    (TAKEN_BACK, N_("Taken back before it left")),
    ("stopped", N_("Said STOP before it was their turn")),
    ("blocked by the office", N_("The office blocked this number")),
    ("paused", N_("Paused before it was their turn")),
    ("too late", N_("The time for sending was over")),
    ("the sender was cut off", N_("The connection broke: it may have arrived")),
    ("broke off", N_("The connection broke: it may have arrived")),
    ("a backup was restored", N_("A backup was put back: it may have arrived")),
    ("settled by hand", N_("An officer settled it by hand")),
    ("UserInBlacklist", N_("Blocked our messages at the network")),
    ("InvalidPhoneNumber", N_("The number does not exist")),
    ("UnsupportedNumberType", N_("The number cannot get SMS")),
    ("CouldNotRoute", N_("The network cannot reach this number")),
    ("DoNotDisturb", N_("Wants no messages at this hour")),
    ("RiskHold", N_("The network held it back as suspicious")),
    ("AbsentSubscriber", N_("The phone was switched off or out of reach")),
    ("Expired", N_("The phone was out of reach for too long")),
    ("DeliveryFailure", N_("The network could not deliver it")),
    ("Rejected", N_("The network refused it")),
    ("InternalServerError", N_("The network had a fault")),
    ("GatewayError", N_("The network had a fault")),
    ("InsufficientBalance", N_("No credit left at the network")),
    ("InvalidSenderId", N_("Our sender name is not registered at the network")),
    ("not in the answer", N_("The network did not say what became of it")),
    ("time", N_("The network did not answer in time: it may have arrived")),
)


def plain(reason: str) -> str:
    """A sentence to be translated, the same for all of the network's spellings of one cause."""
    if not reason:
        return NONE
    folded = reason.casefold()
    return next((said for word, said in _WORDS if word.casefold() in folded), OTHER)
