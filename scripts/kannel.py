"""A real Kannel with a fake SMSC on private ports: started, killed and started again, texted from a phone."""

import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from string import Template

import requests

from scripts.servers import Missing, free_port

USER, PASSWORD = "smsgate", "a-password-of-kannel"
FAKE_SMSC = Path("/usr/lib/kannel/test/fakesmsc")
START_SECONDS = 15

_LINE = re.compile(r"Got message \d+: <(.*)>$", re.MULTILINE)
_ANY = re.compile(rb"Got message \d+: <\S+ \+?\d{8,} ")
_FIRST = re.compile(r"(\S+) (\+?\d{8,}) (.*)")


@dataclass
class Kannel:
    """`url` is where it takes texts to send; `hook` where it brings those that come in."""

    folder: Path
    hook: str
    static_reply: str = ""
    admin_port: int = field(default_factory=free_port)
    box_port: int = field(default_factory=free_port)
    smsc_port: int = field(default_factory=free_port)
    send_port: int = field(default_factory=free_port)
    running: list["subprocess.Popen[bytes]"] = field(default_factory=list)

    @property
    def url(self) -> str:
        """What `KANNEL_URL` is set to."""
        return f"http://127.0.0.1:{self.send_port}"

    def start(self) -> None:
        """Both boxes, until they answer."""
        conf = self.folder / "kannel.conf"
        conf.write_text(_configuration(self))
        # The bearerbox's other port is not HTTP: that of its admin, opened last, tells that it is there.
        for box, port in (("bearerbox", self.admin_port), ("smsbox", self.send_port)):
            with (self.folder / f"{box}.out").open("ab") as said:
                command = [f"/usr/sbin/{box}", str(conf)]
                self.running.append(subprocess.Popen(command, stdout=said, stderr=said))
            until(partial(_listens, port), START_SECONDS)

    def kill(self) -> None:
        """Without a word, as a power cut does."""
        for program in self.running:
            program.kill()
            program.wait()
        self.running.clear()


@dataclass
class Phone:
    """What a fake SMSC has sent, and what reached it: whose text, from which number, which words."""

    process: "subprocess.Popen[bytes]"
    log: Path

    def count(self) -> int:
        """How many texts reached it; quicker than reading them."""
        return len(_ANY.findall(self.log.read_bytes()))

    def got(self) -> list[tuple[str, str, str]]:
        """`(from, to, words)` of each text that reached it, the kind of text in front of the words.

        (It speaks in lines: each further line of a text looks like a message of its own.)
        """
        found: list[tuple[str, str, str]] = []
        for line in _LINE.findall(self.log.read_text("utf-8", "replace")):
            if match := _FIRST.fullmatch(line):
                found.append((match[1], match[2], match[3]))
            elif found:
                sender, receiver, words = found.pop()
                found.append((sender, receiver, f"{words}\n{line}"))
        return found


@contextmanager
def kannel(hook: str, static_reply: str = "", send_port: int | None = None) -> Iterator[Kannel]:
    """A Kannel that brings texts to `hook`, or answers each itself. Raises Missing."""
    if not (shutil.which("bearerbox") or Path("/usr/sbin/bearerbox").exists()):
        raise Missing("Kannel (bearerbox)")
    if not FAKE_SMSC.exists():
        raise Missing("Kannel's fake SMSC (kannel-extras)")
    with tempfile.TemporaryDirectory(prefix="smsgate-kannel-") as folder:
        made = Kannel(Path(folder), hook, static_reply, send_port=send_port or free_port())
        made.start()
        try:
            yield made
        finally:
            made.kill()


@contextmanager
def phone(
    at: Kannel, texts: Sequence[str], *, every: float = 0.05, most: int = -1
) -> Iterator[Phone]:
    """A fake SMSC that sends `texts` (`sender receiver text words`) `most` times, one after the other."""
    log = at.folder / f"phone-{time.monotonic_ns()}.log"
    command = [str(FAKE_SMSC), "-H", "127.0.0.1", "-r", str(at.smsc_port), "-i", str(every)]
    with log.open("ab") as said:
        process = subprocess.Popen(
            [*command, "-m", str(most), *texts], stdout=said, stderr=said, stdin=subprocess.PIPE
        )
    try:
        yield Phone(process, log)
    finally:
        process.kill()
        process.wait()
        if process.stdin:
            process.stdin.close()


def until(true: Callable[[], bool], seconds: float) -> None:
    """Raises TimeoutError when it does not become true in time."""
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            raise TimeoutError(f"not within {seconds} s")
        time.sleep(0.05)


def _listens(port: int) -> bool:
    with suppress(requests.RequestException):
        requests.get(f"http://127.0.0.1:{port}/", timeout=1)
        return True
    return False


def _configuration(made: Kannel) -> str:
    answer = f'text = "{made.static_reply}"' if made.static_reply else _get_url(made.hook)
    return _CONFIGURATION.substitute(
        vars(made), user=USER, password=PASSWORD, answer=answer, hook=made.hook
    )


def _get_url(hook: str) -> str:
    return f'get-url = "{hook}/sms?from=%p&to=%P&text=%a&id=%I&at=%T&smsc=%i"\nmax-messages = 0'


_CONFIGURATION = Template("""\
group = core
admin-port = $admin_port
admin-password = $password
admin-interface = 127.0.0.1
smsbox-port = $box_port
smsbox-interface = 127.0.0.1
log-level = 1
log-file = "$folder/bearerbox.log"
store-type = spool
store-location = "$folder"
dlr-storage = internal

group = smsc
smsc = fake
smsc-id = fake
port = $smsc_port
connect-allow-ip = "127.0.0.1"

group = smsbox
bearerbox-host = 127.0.0.1
bearerbox-port = $box_port
sendsms-port = $send_port
sendsms-interface = 127.0.0.1
log-level = 1
log-file = "$folder/smsbox.log"
mo-recode = true
http-request-retry = 1000
http-queue-delay = 1

group = sendsms-user
username = $user
password = $password
concatenation = true
max-messages = 6

group = sms-service
keyword = default
catch-all = true
omit-empty = true
$answer
""")
