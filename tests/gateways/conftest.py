"""A network on loopback, and the account that sends to it."""

from smsgate.config import Config
from smsgate.gateways.africastalking import AfricasTalking
from smsgate.messages import Batch, Recipient

PHONES = ("+6281200000001", "+6281200000002", "+6281200000003")


def account(base_url: str, sender_id: str = "") -> AfricasTalking:
    """The gateway of an account on that host."""
    return AfricasTalking(
        Config(
            gateway="africastalking",
            at_username="sandbox",
            at_api_key="the-key",
            at_base_url=base_url,
            at_sender_id=sender_id,
            service_number="21512",
        )
    )


def batch(*phones: str, text: str = "Loker Pendopo: 1023 Kasir") -> Batch:
    """One text for these phones, numbered from 1."""
    recipients = [Recipient(outbound_id=i, phone=phone) for i, phone in enumerate(phones, 1)]
    return Batch(text=text, segments=1, recipients=tuple(recipients))
