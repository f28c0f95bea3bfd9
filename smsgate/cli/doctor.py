"""`smsgate doctor`: what is in order, and what to do about the rest."""

import click

from smsgate.cli import logs
from smsgate.config import Config
from smsgate.errors import ConfigError


@click.command("doctor")
@click.pass_context
def command(ctx: click.Context) -> None:
    """Check settings, database, queue, gateway, clock and disk; exit 1 when anything is wrong."""
    from smsgate.models import utcnow
    from smsgate.services.doctor import Check, examine

    logs.quiet()
    try:
        checks = examine(Config.from_env(), utcnow())
    except ConfigError as error:
        checks = [Check("settings", False, fault) for fault in error.faults]
    for check in checks:
        click.echo(f"{'ok  ' if check.ok else 'FAIL'}  {check.name}: {check.sentence}")
    ctx.exit(0 if all(check.ok for check in checks) else 1)
