"""`smsgate text`: a text as if a phone had sent it, and what it would get back."""

import json
from typing import TYPE_CHECKING
from uuid import uuid4

import click

from smsgate.cli.arguments import readable
from smsgate.cli.session import session
from smsgate.cli.trial import sender

if TYPE_CHECKING:
    from smsgate.models import OutboundMessage
    from smsgate.runtime import Runtime
    from smsgate.services.inbound import Receipt

SIMULATOR = "simulator"


@click.command("text")
@click.argument("from_", metavar="FROM")
@click.argument("words", metavar="TEXT", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def command(*, from_: str, words: tuple[str, ...], as_json: bool) -> None:
    """Send a text into the service as if a phone had; nothing leaves for a network."""
    with session() as runtime:
        receipt = _receive(readable(from_), readable(" ".join(words)), runtime)
    (_print_json if as_json else _print)(receipt.replies)


def _receive(from_: str, text: str, runtime: "Runtime") -> "Receipt":
    from smsgate.messages import Inbound
    from smsgate.models import utcnow
    from smsgate.services import digest, inbound, outbox

    event = Inbound(
        gateway=SIMULATOR,
        sender=sender(from_, runtime.config),
        recipient=runtime.config.service_number,
        text=text,
        gateway_id=uuid4().hex,
    )
    receipt = inbound.receive(event, runtime, utcnow())
    simulator = {SIMULATOR: runtime.gateways[SIMULATOR]}
    outbox.deliver(simulator, runtime.config, utcnow(), reword=digest.reword)
    return receipt


def _print(replies: "tuple[OutboundMessage, ...]") -> None:
    if not replies:
        click.echo("No reply.")
    for reply in replies:
        click.echo(reply.text)
        click.echo(f"({reply.segments} segment{'s' if reply.segments != 1 else ''})")


def _print_json(replies: "tuple[OutboundMessage, ...]") -> None:
    texts = [{"text": reply.text, "segments": reply.segments} for reply in replies]
    total = sum(reply.segments for reply in replies)
    click.echo(json.dumps({"replies": texts, "segments": total}, ensure_ascii=False))
