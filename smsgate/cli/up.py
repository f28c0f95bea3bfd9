"""`smsgate up`: web server and worker together in the foreground, ended together."""

import click

from smsgate.cli import logs
from smsgate.cli.address import answers, host_option, port_option, require_free, url
from smsgate.cli.session import require_database
from smsgate.config import Config


@click.command("up")
@host_option
@port_option
@click.pass_context
def command(ctx: click.Context, *, host: str, port: int) -> None:
    """Run web server and worker together until Ctrl-C."""
    from smsgate.cli.household import Household

    logs.quiet()
    config = Config.from_env()
    require_database(config)
    require_free(host, port)
    household = Household()
    household.start("web", "web", "--host", host, "--port", str(port))
    household.start("worker", "worker")
    if household.wait_for(lambda: answers(host, port)):
        _welcome(config, url(host, port))
    ctx.exit(household.wait())


def _welcome(config: Config, base: str) -> None:
    if config.simulated:
        click.echo(f"Phone simulator: {base}/simulator")
    click.echo(f"Open vacancies:  {base}/")
    click.echo(f"Staff pages:     {base}/staff/")
    token = _first_login(config)
    if token:
        click.echo(f"First login, once: {base}/staff/first/{token}")
    click.echo("Stop with Ctrl-C.")


def _first_login(config: Config) -> str | None:
    """On the simulator, for as long as nobody of the office has a password."""
    from smsgate.cli.session import session
    from smsgate.models import utcnow
    from smsgate.services.accounts import invitations

    if not config.simulated:
        return None
    with session():
        return invitations.first_login(utcnow())
