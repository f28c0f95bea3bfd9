"""`smsgate gateway`: the networks set, and one text through one of them, followed to its report."""

from typing import TYPE_CHECKING

import click

from smsgate.cli.session import session

if TYPE_CHECKING:
    from smsgate.runtime import Runtime


@click.group("gateway", invoke_without_command=True)
@click.pass_context
def command(ctx: click.Context) -> None:
    """The networks in the order of choice, whose numbers each carries, and whether it works."""
    if ctx.invoked_subcommand is not None:
        return
    from smsgate.services import gateway_trial

    with session() as runtime:
        for line in gateway_trial.overview(runtime.config):
            click.echo(line)


@command.command("test")
@click.argument("name")
@click.argument("number")
@click.option("--wait", metavar="SECONDS", default=120, show_default=True, help="For its report.")
def test(*, name: str, number: str, wait: int) -> None:
    """Send one text to NUMBER over the network NAME, and wait until it arrived or failed.

    The worker sends it, as it sends everything: it must be running.
    """
    with session() as runtime:
        _follow(runtime, name, number, wait)


def _follow(runtime: "Runtime", name: str, number: str, wait: int) -> None:
    from smsgate.errors import InputError
    from smsgate.models import utcnow
    from smsgate.services import gateway_trial

    message = gateway_trial.begin(name, number, runtime.config, utcnow())
    click.echo(f"Message {message} waits for {name}.")
    for said in gateway_trial.follow(message, wait):
        click.echo(said.sentence)
        if said.failed:
            raise InputError("The text did not arrive.")
