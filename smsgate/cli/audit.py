"""`smsgate audit`: whether the log of who did what is whole."""

import click

from smsgate.cli.session import session


@click.group("audit")
def command() -> None:
    """The log of who did what."""


@command.command("verify")
@click.option(
    "--kept", metavar="SEAL", help="What an earlier run said to keep: it must still hold."
)
def verify(*, kept: str | None) -> None:
    """Walk the whole log; exit 1 when an entry was changed, removed or put in."""
    from smsgate.services import audit

    with session():
        verdict = audit.verify()
        held = kept is None or audit.holds(kept)
    said = verdict.sentence % verdict.values
    if not verdict.whole:
        raise click.ClickException(said)
    if not held:
        raise click.ClickException(f"The audit log was written anew: it does not hold {kept}.")
    click.echo(f"{said}\nKeep this elsewhere: {verdict.seal}")
