"""`smsgate backup`: a copy of the database and of employers' papers while they are in use."""

from pathlib import Path

import click

from smsgate.cli import logs, told
from smsgate.config import Config


@click.command("backup")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def command(*, file: Path) -> None:
    """Copy the whole database and employers' papers into FILE while the service runs.

    It holds people's numbers: keep it where only you can read it. The secret keys are not in it.
    """
    from smsgate.models import utcnow
    from smsgate.models.presence import present
    from smsgate.services import backup

    logs.quiet()
    config = Config.from_env()
    with present(config.database_url):
        note = backup.make(config, file, utcnow())
    papers = f", {note.papers} papers of employers" if note.papers else ""
    click.echo(
        f"{file}: {backup.NAMES[note.database]} as of {told.moment(note.made_at, config)}{papers}, "
        f"{file.stat().st_size / 1_000_000:.1f} MB."
    )
