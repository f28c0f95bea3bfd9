"""Africa's Talking: forms come in, one form with up to a hundred numbers goes out."""

from smsgate.config import Config
from smsgate.gateways.africastalking import answers, forms
from smsgate.gateways.africastalking.client import Client
from smsgate.gateways.forms import read
from smsgate.gateways.http import TIMEOUT
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


class AfricasTalking:
    """One account. Opening it calls nobody; a wrong key shows at the first send."""

    name = "africastalking"
    method = "POST"
    batch_limit = 100
    """No limit is documented; a hundred keeps the answer within the time-out (anybody may test more)."""

    def __init__(self, config: Config) -> None:
        self._client = Client(config.at_username, config.at_api_key, config.at_base_url)
        self._sender_id = config.at_sender_id or config.service_number

    def parse_inbound(self, call: Callback) -> Inbound:
        """A text; its time is left out when it cannot be read."""
        return Inbound(gateway=self.name, **read(forms.INBOUND, call))

    def parse_report(self, call: Callback) -> DeliveryReport:
        """What became of a text; a word nobody knows is kept as it came."""
        return DeliveryReport(gateway=self.name, **read(forms.REPORT, call))

    def parse_ussd(self, call: Callback) -> UssdTurn:
        """A key press, with everything typed before it."""
        return UssdTurn(gateway=self.name, **read(forms.USSD, call))

    def parse_ussd_end(self, call: Callback) -> UssdEnd:
        """The end of a session, as Success, Incomplete or Failed."""
        return UssdEnd(gateway=self.name, **read(forms.USSD_END, call))

    def parse_opt_out(self, call: Callback) -> OptOut:
        """A person opted out of our sender name."""
        return OptOut(gateway=self.name, **read(forms.OPT_OUT, call))

    def parse_subscription(self, call: Callback) -> Notice:
        """A premium subscription began or ended."""
        form = read(forms.SUBSCRIPTION, call)
        detail = " ".join(filter(None, (form["change"], form["short_code"], form["keyword"])))
        return Notice(gateway=self.name, kind="subscription", phone=form["phone"], detail=detail)

    def send(self, batch: Batch) -> list[SendResult]:
        """One call; raises TryLater, GatewayDown or Ambiguous when it failed as a whole."""
        phones = [recipient.phone for recipient in batch.recipients]
        reply = self._client.send(batch.text, phones, sender_id=self._sender_id, timeout=TIMEOUT)
        return answers.read(reply, batch.recipients)

    def probe(self) -> str:
        """What the account holds; raises GatewayDown when the key is refused."""
        return f"the balance is {self._client.balance()}"

    def acknowledge(self) -> tuple[str, str]:
        """Any 200 will do."""
        return "", "text/plain"


__all__ = ["AfricasTalking"]
