"""`smsgate web`: the web server alone."""

import click

from smsgate.cli import logs
from smsgate.cli.address import host_option, port_option, require_free
from smsgate.cli.session import require_database
from smsgate.config import Config

DEFAULT_WORKERS = 2


@click.command("web")
@host_option
@port_option
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=DEFAULT_WORKERS,
    show_default=True,
    help="Processes; each answers one call at a time.",
)
def command(*, host: str, port: int, workers: int) -> None:
    """Serve callbacks and pages."""
    from smsgate.cli.server import serve
    from smsgate.models.presence import stay

    logs.serving()
    config = Config.from_env()
    stay(config.database_url)
    require_database(config)
    require_free(host, port)
    serve(host, port, workers)
