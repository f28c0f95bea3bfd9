"""Programs that live and die together: started as children, signals passed on, ended when one ends."""

import ctypes
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from types import FrameType

import click

GRACE_SECONDS = 30
"""How long a child may take to finish what it does (a call to a network takes up to 24)."""

POLL_SECONDS = 0.2
_PR_SET_PDEATHSIG = 1


class Household:
    """Children in a session of their own: a Ctrl-C reaches only us, and we end them one and all."""

    def __init__(self) -> None:
        self._children: dict[str, subprocess.Popen[bytes]] = {}
        self._asked_to_stop = False
        for signum in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(signum, self._stop)

    def start(self, name: str, *arguments: str) -> None:
        """Start `smsgate …` as a child called `name`."""
        self._children[name] = subprocess.Popen(  # noqa: S603 (our own program)
            [sys.executable, "-m", "smsgate.cli", *arguments],
            start_new_session=True,
            preexec_fn=_die_with_parent if sys.platform == "linux" else None,
        )

    def wait_for(self, ready: Callable[[], bool]) -> bool:
        """Until `ready` says so; False when a signal came or a child ended first."""
        while not self._asked_to_stop and not self._ended():
            if ready():
                return True
            time.sleep(POLL_SECONDS)
        return False

    def wait(self) -> int:
        """Until a signal comes (0) or a child ends by itself (1); by then all have ended."""
        self.wait_for(lambda: False)
        for name in [] if self._asked_to_stop else self._ended():
            code = self._children[name].returncode
            click.echo(f"Error: {name} ended by itself (exit code {code}); stopping.", err=True)
        self._end_all()
        return 0 if self._asked_to_stop else 1

    def _stop(self, _signum: int, _frame: FrameType | None) -> None:
        self._asked_to_stop = True

    def _ended(self) -> list[str]:
        return [name for name, child in self._children.items() if child.poll() is not None]

    def _end_all(self) -> None:
        """Ask all, then wait; whoever overstays is killed."""
        for child in self._children.values():
            if child.poll() is None:
                child.terminate()
        deadline = time.monotonic() + GRACE_SECONDS
        for child in self._children.values():
            try:
                child.wait(max(0.0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()


def _die_with_parent() -> None:
    """Linux ends the child when we are killed outright, so that nothing is left on the port."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
