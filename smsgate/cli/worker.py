"""`smsgate worker`: the worker alone."""

import click

from smsgate.cli import logs
from smsgate.cli.session import require_database
from smsgate.config import Config

DEFAULT_WORKERS = 2


@click.command("worker")
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=DEFAULT_WORKERS,
    show_default=True,
    help="Threads.",
)
def command(*, workers: int) -> None:
    """Send what waits, and the digest every morning, until a signal comes."""
    from smsgate.models.presence import stay

    logs.serving()
    config = Config.from_env()
    stay(config.database_url)
    require_database(config)
    from smsgate.worker import main

    main(workers)
