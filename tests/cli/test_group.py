import subprocess
import sys
from pathlib import Path

import click
import peewee
import pytest
from click.testing import CliRunner
from redis import ConnectionError as RedisConnectionError

from smsgate.cli import COMMANDS, commands
from smsgate.cli.group import Commands
from smsgate.errors import ConfigError, InputError, TryLater

CONTRACT = (
    *("init", "up", "web", "worker", "understand", "text", "dial", "digest", "import"),
    *("outbox", "staff", "audit", "backup", "restore", "doctor"),
    "gateway",
)


def failing(error: Exception) -> Commands:
    @click.command("fail")
    def fail() -> None:
        raise error

    group = Commands(name="smsgate", modules={})
    group.get_command = lambda _ctx, _name: fail
    return group


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (InputError("Write sent or failed."), "Write sent or failed."),
        (TryLater("HTTP 503"), "HTTP 503"),
        (
            ConfigError(["SMSGATE_REGION: no.", "AT_API_KEY: no."]),
            "These settings cannot be used:\nSMSGATE_REGION: no.\nAT_API_KEY: no.",
        ),
        (
            peewee.OperationalError("no such table: vacancy"),
            "The database is not ready. Run: smsgate init",
        ),
        (
            peewee.OperationalError('database "x" does not exist'),
            'The database cannot be used: database "x" does not exist',
        ),
        (
            peewee.ProgrammingError('relation "vacancy" does not exist'),
            "The database is not ready. Run: smsgate init",
        ),
        (
            peewee.OperationalError('connection failed: "127.0.0.1"\nIs it running?'),
            'The database cannot be used: connection failed: "127.0.0.1"',
        ),
        (RedisConnectionError("refused"), "The queue cannot be reached: refused"),
        (PermissionError(13, "Permission denied", "/var/x"), "/var/x: Permission denied."),
        (InputError("hub 081234567890"), "hub 0812xxxx7890"),
    ],
)
def test_it_tells_what_went_wrong_in_a_sentence(error: Exception, said: str) -> None:
    result = CliRunner().invoke(failing(error), ["fail"])
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", f"Error: {said}\n")


def test_it_says_where_something_unforeseen_happened() -> None:
    result = CliRunner().invoke(failing(KeyError("x")), ["fail"])
    assert result.exit_code == 1
    assert result.stderr.startswith(
        "Error: Something unforeseen went wrong: KeyError: 'x' (test_group.py"
    )


def test_it_has_every_command_of_the_contract() -> None:
    assert tuple(COMMANDS) == CONTRACT
    for name in CONTRACT:
        command = commands.get_command(click.Context(commands), name)
        assert command is not None
        assert command.name == name
        assert command.help


@pytest.mark.parametrize(
    "arguments", [("nosuch",), ("web", "--port", "x"), ("understand", "--nosuch")]
)
def test_it_exits_with_2_when_it_is_used_wrongly(arguments: tuple[str, ...]) -> None:
    assert CliRunner().invoke(commands, arguments).exit_code == 2


def test_it_is_a_program(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "smsgate.cli", "outbox"],
        cwd=tmp_path,
        env={"SMSGATE_DATA_DIR": str(tmp_path), "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr == "Error: There is no database yet. Run: smsgate init\n"
