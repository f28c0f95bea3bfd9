"""`smsgate init`: migrate, load the region, and the demo when asked; safe to repeat."""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

import click

from smsgate.cli import logs, told
from smsgate.config import Config
from smsgate.errors import ConfigError

if TYPE_CHECKING:
    from peewee import Database

DEMO_REGION = "16.11"


@click.command("init")
@click.option("--demo", is_flag=True, help="Add demo employers and vacancies, the first time only.")
def command(*, demo: bool) -> None:
    """Prepare the database: migrate it and load the region. Safe to repeat."""
    from smsgate.models.connection import connected, one_at_a_time
    from smsgate.models.presence import present

    logs.quiet()
    config = Config.from_env()
    with (
        one_at_a_time(config.database_url, config.data_dir),
        present(config.database_url),
        connected(config.database_url) as database,
    ):
        for line in _prepare(database, config):
            click.echo(line)
        if demo:
            click.echo(_load_demo(config))


def _prepare(database: "Database", config: Config) -> Iterator[str]:
    from smsgate.migrations import migrate
    from smsgate.models import utcnow
    from smsgate.services import backup, seed

    applied = migrate(database)
    yield f"Migrations applied: {', '.join(applied) or 'none, the database is up to date'}"
    settled = backup.settle(config, utcnow())
    if settled:
        yield from told.after_restore(settled, config)
    yield f"Regions added: {seed.load_regions()}"
    _require_regions(config)


def _require_regions(config: Config) -> None:
    from smsgate.models import Region

    loaded = Region.select(Region.code).where(Region.code.in_(config.region))
    known = {region.code for region in loaded}
    unknown = [code for code in config.region if code not in known]
    if unknown:
        raise ConfigError([f"SMSGATE_REGION: there is no regency {', '.join(unknown)}."])


def _load_demo(config: Config) -> str:
    from smsgate.services import seed

    if DEMO_REGION not in config.region:
        return f"Demo vacancies added: none, they are all in {DEMO_REGION}"
    today = datetime.now(config.timezone).date()
    return f"Demo vacancies added: {seed.load_demo(today, config.timezone, config.region)}"
