"""`smsgate restore`: a backup back in its place."""

from pathlib import Path

import click

from smsgate.cli import logs, told
from smsgate.config import Config


@click.command("restore")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def command(*, file: Path) -> None:
    """Put the backup in FILE in the place of the database and the papers. Stop the service first.

    What was there is kept in a backup of its own. Nothing that waited is sent again by itself.
    """
    from smsgate.models import utcnow
    from smsgate.services import backup

    logs.quiet()
    config = Config.from_env()
    restored = backup.put_back(config, file, utcnow())
    for line in told.after_restore(restored.settled, config):
        click.echo(line)
    if restored.former:
        click.echo(f"What was there before is in {restored.former}: delete it when all is well.")
    if restored.note.papers is not None:
        click.echo(f"Papers of employers: {restored.note.papers}.")
    if restored.former_papers:
        click.echo(f"The papers that were there are in {restored.former_papers}.")
    if restored.unreadable:
        click.echo(
            f"{restored.unreadable} STOPs were kept with another secret key. Put it into "
            "SMSGATE_FORMER_SECRET_KEYS: until then no import of people is taken."
        )
    click.echo("Start the service again, then look: smsgate doctor, smsgate outbox.")
