"""What every network must be able to do: the same verbs, in the same order."""

from typing import Protocol

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


class Gateway(Protocol):
    """A network. Parsers raise MalformedCallback; `send` raises TryLater, GatewayDown or Ambiguous.

    `method`: how it calls us, GET (the query string is the form) or POST.
    """

    name: str
    method: str
    batch_limit: int

    def parse_inbound(self, call: Callback) -> Inbound:
        """A text from a phone."""
        ...

    def parse_report(self, call: Callback) -> DeliveryReport:
        """What became of a message we sent."""
        ...

    def parse_ussd(self, call: Callback) -> UssdTurn:
        """A key press."""
        ...

    def parse_ussd_end(self, call: Callback) -> UssdEnd:
        """The end of a USSD session."""
        ...

    def parse_opt_out(self, call: Callback) -> OptOut:
        """A person told the network to stop us."""
        ...

    def parse_subscription(self, call: Callback) -> Notice:
        """A change of a paid subscription at the network; kept, never acted on."""
        ...

    def send(self, batch: Batch) -> list[SendResult]:
        """Hand one text over for up to `batch_limit` phones: one result for each recipient."""
        ...

    def probe(self) -> str:
        """What can be asked without sending, in a few words; raises SendError when that fails."""
        ...

    def acknowledge(self) -> tuple[str, str]:
        """Body and content type this network expects after a text or a report."""
        ...
