"""The steps of `scripts/test`: all of them run, each is timed, the summary comes last."""

import os
import signal
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path

from scripts import servers
from scripts.audit import SKIPPED

BIN = Path(sys.executable).parent
BANDIT = [f"{BIN}/bandit", "--quiet", "--configfile", "pyproject.toml"]
STATIC = {
    "format": [f"{BIN}/ruff", "format", "--check", "."],
    "lint": [f"{BIN}/ruff", "check", "."],
    "types": [f"{BIN}/mypy"],
    "imports": [f"{BIN}/lint-imports", "--no-logo"],
    "translations": ["scripts/translate", "check"],
    "security": [*BANDIT, "--recursive", "smsgate", "hatch_build.py", "wsgi.py"],
    "dependencies": [sys.executable, "-m", "pip", "check"],
    "audit": [sys.executable, "-m", "scripts.audit"],
}
PYTEST = [sys.executable, "-m", "pytest"]
ALL_TESTS = ["--numprocesses=2"]
"""Without counting lines, which takes as long again: `scripts/test --cov --numprocesses=2` does."""


def main(arguments: list[str]) -> int:
    """Every check, or with arguments pytest alone; 0 when all passed."""
    steps = {} if arguments else STATIC
    results = [_step(name, command) for name, command in steps.items()]
    with ExitStack() as stack:
        environment = _start_servers(stack)
        results.append(_step("tests", PYTEST + (arguments or ALL_TESTS), environment))
    print("\n" + "\n".join(f"{name:14}{word:8}{took:6.1f} s" for name, word, took in results))
    return int(any(word == "FAILED" for _, word, _ in results))


def _step(
    name: str, command: list[str], environment: dict[str, str] | None = None
) -> tuple[str, str, float]:
    print(f"\n=== {name}", flush=True)
    began = time.monotonic()
    code = subprocess.run(command, env={**os.environ, **(environment or {})}).returncode
    word = {0: "passed", SKIPPED: "skipped"}.get(code, "FAILED")
    return name, word, time.monotonic() - began


def _start_servers(stack: ExitStack) -> dict[str, str]:
    """What the tests find their servers by; a missing one is named here and by the tests."""
    wanted = {
        "SMSGATE_TEST_POSTGRESQL": servers.postgresql,
        "SMSGATE_TEST_REDIS": servers.redis_server,
    }
    place = servers.memory()  # each test has a database of its own, and few are read twice
    found = {"PYTEST_DEBUG_TEMPROOT": str(place)} if place else {}
    for variable, start in wanted.items():
        try:
            found[variable] = stack.enter_context(start())
        except servers.Missing as missing:
            print(f"skipped: {missing} is not on this machine")
    return found


if __name__ == "__main__":
    for end in (signal.SIGTERM, signal.SIGINT):
        signal.signal(end, lambda number, _: sys.exit(128 + number))  # the servers end too
    sys.exit(main(sys.argv[1:]))
