"""What the tests of commands share: an environment that points at the test's own database."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import structlog
from click.testing import CliRunner, Result

from smsgate.cli import commands
from smsgate.config import Config

Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def _logs_as_before() -> Iterator[None]:
    """A command in this process sets the logs of the whole process."""
    yield
    structlog.reset_defaults()


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty data folder, no `.env`, and nothing of the tester's own settings."""
    for name in ("SMSGATE_REGION", "SMSGATE_GATEWAY", "SMSGATE_DATABASE_URL", "SMSGATE_QUEUE_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SMSGATE_DATA_DIR", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def smsgate(environment: Path) -> Run:
    """Runs a command in this process: `smsgate("text", "0812…", "LOKER")`."""

    def run(*arguments: str, stdin: str | bytes | None = None) -> Result:
        return CliRunner().invoke(commands, arguments, input=stdin)

    return run


@pytest.fixture
def ready(config: Config, smsgate: Run) -> Run:
    """The same, with the region and the demo vacancies loaded."""
    assert config.data_dir.exists()
    return smsgate
