"""Kannel: an SMPP account or a SIM in a modem. Its smsbox calls us by GET, and takes one text a call."""

from smsgate.config import Config
from smsgate.errors import MalformedCallback
from smsgate.gateways.forms import read
from smsgate.gateways.kannel import forms
from smsgate.gateways.kannel.smsbox import Smsbox
from smsgate.messages import (
    Batch,
    Callback,
    DeliveryReport,
    Inbound,
    Notice,
    OptOut,
    SendResult,
    UssdEnd,
    UssdTurn,
)


class Kannel:
    """One `sendsms-user`. `docs/kannel.md` has the configuration these addresses belong to."""

    name = "kannel"
    method = "GET"
    batch_limit = 1
    """A report is known by the id we put into its address, and that is one for each call."""

    def __init__(self, config: Config) -> None:
        self._smsbox = Smsbox(config)

    def parse_inbound(self, call: Callback) -> Inbound:
        """A text, in UTF-8 whatever alphabet it travelled in."""
        return Inbound(gateway=self.name, **read(forms.INBOUND, call))

    def parse_report(self, call: Callback) -> DeliveryReport:
        """What became of a text, under the id it was sent with."""
        return DeliveryReport(gateway=self.name, **read(forms.REPORT, call))

    def parse_ussd(self, call: Callback) -> UssdTurn:
        """Never comes."""
        raise MalformedCallback("Kannel carries no USSD here.")

    def parse_ussd_end(self, call: Callback) -> UssdEnd:
        """Never comes."""
        raise MalformedCallback("Kannel carries no USSD here.")

    def parse_opt_out(self, call: Callback) -> OptOut:
        """Never comes: people say STOP to us."""
        raise MalformedCallback("Kannel has no opt-out list.")

    def parse_subscription(self, call: Callback) -> Notice:
        """Never comes."""
        raise MalformedCallback("Kannel has no paid subscriptions.")

    def send(self, batch: Batch) -> list[SendResult]:
        """Hand it to Kannel, which keeps it from then on, also while its operator is away."""
        return [self._smsbox.send(batch, recipient) for recipient in batch.recipients]

    def probe(self) -> str:
        """Whether our user and password are taken; raises SendError."""
        self._smsbox.probe()
        return "it takes our user and password"

    def acknowledge(self) -> tuple[str, str]:
        """An empty body: anything else would go out as an answer."""
        return "", "text/plain"


__all__ = ["Kannel"]
