"""`smsgate outbox`: what waits, what went, and what nobody knows."""

import json

import click

from smsgate.cli.session import session


@click.group("outbox", invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_context
def command(ctx: click.Context, *, as_json: bool) -> None:
    """How many messages are in each state, and the oldest that waits."""
    if ctx.invoked_subcommand is None:
        _show(as_json=as_json)


@command.command("resolve")
@click.argument("message_id", metavar="ID", type=click.IntRange(1))
@click.argument("state", type=click.Choice(["sent", "failed"]))
def resolve(*, message_id: int, state: str) -> None:
    """Settle a message of which nobody knows whether it went out."""
    from smsgate.models import utcnow
    from smsgate.services import outbox

    with session():
        outbox.resolve(message_id, state, utcnow())
    click.echo(f"Message {message_id} is now {state}.")


def _show(*, as_json: bool) -> None:
    from smsgate.models import utcnow
    from smsgate.services import outbox

    with session():
        counts = outbox.counts(utcnow())
        unknown = outbox.unknown()
    if as_json:
        click.echo(json.dumps(counts))
        return
    oldest = counts.pop("oldest_queued_seconds")
    for state, count in counts.items():
        click.echo(f"{state:<10} {count}")
    click.echo(f"Oldest waiting: {oldest} seconds")
    for message in unknown:
        click.echo(
            f"Unknown: {message.id} to {message.phone} ({message.reason or 'no answer'}). "
            f"Settle it: smsgate outbox resolve {message.id} sent|failed"
        )
