"""A group of commands that are imported when called, and fail with a sentence instead of a traceback."""

import re
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from traceback import extract_tb
from typing import Any

import click

from smsgate import privacy
from smsgate.errors import ConfigError, SmsgateError


class Commands(click.Group):
    """`modules` names the module of each command; its `command` is imported on first use."""

    def __init__(self, *, modules: Mapping[str, str], **settings: Any) -> None:
        super().__init__(**settings)
        self._modules = modules

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order they are written down."""
        return list(self._modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        module = self._modules.get(cmd_name)
        if module is None:
            return None
        command: click.Command = import_module(module).command
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; whatever goes wrong is told in a sentence, numbers masked."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except Exception as error:  # the last place before the person at the terminal
            raise click.ClickException(privacy.mask_phones(sentence(error))) from error


def sentence(error: Exception) -> str:
    """What went wrong, and what to do about it where that is known."""
    if isinstance(error, ConfigError):
        return "These settings cannot be used:\n" + "\n".join(error.faults)
    if isinstance(error, SmsgateError):
        return str(error)
    reason = (str(error).strip() or type(error).__name__).splitlines()[0]
    if type(error).__module__.partition(".")[0] in ("peewee", "psycopg", "psycopg_pool", "sqlite3"):
        return _of_database(reason)
    if type(error).__module__.partition(".")[0] == "redis":
        return f"The queue cannot be reached: {reason}"
    if isinstance(error, OSError) and error.filename:
        return f"{error.filename}: {error.strerror}."
    place = extract_tb(error.__traceback__)[-1]
    where = f"{Path(place.filename).name}, line {place.lineno}"
    return f"Something unforeseen went wrong: {type(error).__name__}: {reason} ({where})"


def _of_database(reason: str) -> str:
    if re.search(r"no such (table|column)|(relation|column) .* does not exist", reason):
        return "The database is not ready. Run: smsgate init"
    return f"The database cannot be used: {reason}"
