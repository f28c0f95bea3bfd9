"""Programs that are started again whenever they end, as systemd does; and killed, as nobody should."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from threading import Event, Lock, Thread

END_SECONDS = 30
PAUSE_SECONDS = 0.2


def until(
    reached: Callable[[], bool], seconds: float, seen: Callable[[], object] = lambda: "nothing"
) -> None:
    """Wait until it is so; at most so long, else fail with what was seen."""
    deadline = time.monotonic() + seconds
    while not reached():
        if time.monotonic() > deadline:
            raise AssertionError(f"Not within {seconds} s: {seen()}")
        time.sleep(0.05)


class Kept:
    """A program in a session of its own, kept running until the block ends."""

    def __init__(
        self,
        command: Sequence[str | Path],
        log: Path,
        environment: Mapping[str, str] | None = None,
        user: str | None = None,
        folder: Path | None = None,
    ) -> None:
        self._command, self._log, self._user, self._folder = command, log, user, folder
        self._environment = {**os.environ, **(environment or {})}
        self._over = Event()
        self._pause = PAUSE_SECONDS
        self._lock = Lock()
        self._keeper = Thread(target=self._keep, daemon=True)
        self._program: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> "Kept":
        self._program = self._start()
        self._keeper.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._signal(signal.SIGKILL)
        self._keeper.join(END_SECONDS)

    def kill(self, pause: float, signum: signal.Signals = signal.SIGKILL) -> None:
        """End it and all that it started; it comes back after so many seconds."""
        self._pause = max(pause, PAUSE_SECONDS)
        self._signal(signum)

    def kill_child(self, turn: int) -> None:
        """End one of the processes it started, if there is one by now."""
        with self._lock:
            if children := self._children():
                _end(os.kill, children[turn % len(children)], signal.SIGKILL)

    def _children(self) -> list[int]:
        assert self._program is not None
        listed = Path(f"/proc/{self._program.pid}/task/{self._program.pid}/children")
        return [int(pid) for pid in listed.read_text().split()] if listed.exists() else []

    def _signal(self, signum: signal.Signals) -> None:
        with self._lock:
            assert self._program is not None
            _end(os.killpg, self._program.pid, signum)

    def _keep(self) -> None:
        while True:
            assert self._program is not None
            self._program.wait()
            self._over.wait(self._pause)
            with self._lock:
                if self._over.is_set():
                    return
                self._program = self._start()

    def _start(self) -> subprocess.Popen[bytes]:
        with self._log.open("ab") as log:
            return subprocess.Popen(
                self._command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=self._environment,
                user=self._user,
                cwd=self._folder,
                start_new_session=True,
            )


def _end(kill: Callable[[int, int], None], pid: int, signum: int) -> None:
    try:
        kill(pid, signum)
    except ProcessLookupError:
        """It was quicker."""
