import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from smsgate.cli.address import answers
from smsgate.config import Config

ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 60


class Service:
    """`smsgate up` on a free port, with what it says."""

    def __init__(self, data_dir: Path, *arguments: str) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "smsgate.cli", "up", "--port", str(self.port), *arguments],
            cwd=data_dir,
            env={
                "SMSGATE_DATA_DIR": str(data_dir),
                "PYTHONPATH": str(ROOT),
                "PYTHONUNBUFFERED": "1",
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.said = self.complained = ""
        self._readers = [threading.Thread(target=self._hear), threading.Thread(target=self._listen)]
        for reader in self._readers:
            reader.start()

    def _hear(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.said += line

    def _listen(self) -> None:
        assert self.process.stderr
        for line in self.process.stderr:
            self.complained += line

    def is_up(self) -> bool:
        """Whether the address was printed, or it will never be."""
        return "Ctrl-C" in self.said or self.process.poll() is not None

    def children(self) -> list[int]:
        """The process ids of web server and worker."""
        pid = self.process.pid
        return [
            int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        ]

    def ended(self) -> int:
        """Wait for the end; the exit code."""
        code = self.process.wait(PATIENCE_SECONDS)
        for reader in self._readers:
            reader.join()
        return code


def wait_until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def is_gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


@pytest.fixture
def service(config: Config) -> Iterator[Service]:
    running = Service(config.data_dir)
    wait_until(running.is_up)
    yield running
    running.process.terminate()
    running.ended()
    running.process.stdout.close()
    running.process.stderr.close()


@pytest.mark.parametrize("signum", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_until_it_is_asked_to_stop(service: Service, signum: signal.Signals) -> None:
    assert f"http://127.0.0.1:{service.port}/simulator" in service.said
    (first_login,) = re.findall(r"http://\S+/staff/first/\S+", service.said)
    assert urlopen(first_login).status == 200
    assert answers("127.0.0.1", service.port)
    children = service.children()
    assert len(children) == 2
    service.process.send_signal(signum)
    assert service.ended() == 0
    assert all(map(is_gone, children))
    assert "Traceback" not in service.complained


def test_it_ends_when_one_of_both_dies(service: Service) -> None:
    web, worker = service.children()
    os.kill(web, signal.SIGKILL)
    assert service.ended() == 1
    assert "Error: web ended by itself" in service.complained
    assert is_gone(worker)


@pytest.mark.skipif(sys.platform != "linux", reason="asks the Linux kernel")
def test_it_leaves_nobody_behind_when_it_is_killed_outright(service: Service) -> None:
    children = service.children()
    service.process.kill()
    service.process.wait()
    wait_until(lambda: all(map(is_gone, children)))


def test_it_says_that_the_port_is_taken(service: Service, config: Config) -> None:
    second = subprocess.run(
        [sys.executable, "-m", "smsgate.cli", "web", "--port", str(service.port)],
        cwd=config.data_dir,
        env={"SMSGATE_DATA_DIR": str(config.data_dir), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert second.returncode == 1
    assert f"127.0.0.1:{service.port} cannot be used" in second.stderr
