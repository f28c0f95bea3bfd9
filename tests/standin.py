"""Africa's Talking on loopback: answers as the real one is known to, and misbehaves on demand.

`with StandIn() as network:` serves until the block ends. `network.then(answer, …)` plans the next calls,
`network.always = answer` all others. `told` counts, for each number, how often a message was taken.
"""

import json
import sys
import time
from collections import Counter, deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import Any
from urllib.parse import parse_qs

JSON = "application/json"
SEND_PATH = "/version1/messaging"


@dataclass(frozen=True, slots=True)
class Call:
    """A request as it came: when (monotonic seconds), and its form, first values only."""

    at: float
    path: str
    headers: dict[str, str]
    form: dict[str, str]

    @property
    def numbers(self) -> list[str]:
        """Whom the message is for."""
        return self.form.get("to", "").split(",")


@dataclass(frozen=True, slots=True)
class Reply:
    """What goes back: after `delay` seconds; or nothing at all, when `cut`. `told`: who got the message."""

    status: int = 201
    body: bytes = b""
    content_type: str = JSON
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0
    cut: bool = False
    told: tuple[str, ...] = ()


Answer = Callable[[Call], Reply]
Entry = dict[str, Any]


class StandIn:
    """A network of one's own, on a free port of loopback."""

    def __init__(self, latency: float = 0.0) -> None:
        self.always: Answer = taken
        self.latency = latency
        self.calls: list[Call] = []
        self.told: Counter[str] = Counter()
        self.connections = 0
        self.hangs_up = False
        """While True, every connection is cut before a byte of it is read."""
        self._planned: deque[Answer] = deque()
        self._lock = Lock()
        self._server = _Server(self)

    def __enter__(self) -> "StandIn":
        self._thread = Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def url(self) -> str:
        """Host only, as AT_BASE_URL wants it."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def then(self, *answers: Answer) -> None:
        """The next calls get these answers, one each."""
        self._planned.extend(answers)

    def answer(self, call: Call) -> Reply:
        """Note the call and decide; what is told counts even when the answer gets lost."""
        with self._lock:
            self.calls.append(call)
            decide = self._planned.popleft() if self._planned else self.always
        time.sleep(self.latency)
        reply = decide(call)
        with self._lock:
            self.told.update(reply.told)
        return reply


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, standin: StandIn) -> None:
        self.standin = standin
        super().__init__(("127.0.0.1", 0), _Handler)

    def handle_error(self, request: object, client_address: object) -> None:
        """A caller that was killed is no error of the network's."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _Server

    def handle(self) -> None:
        self.server.standin.connections += 1
        if not self.server.standin.hangs_up:
            super().handle()

    def do_GET(self) -> None:
        path, _, query = self.path.partition("?")
        self._take(path, query)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self._take(self.path, body.decode())

    def _take(self, path: str, written: str) -> None:
        form = {name: values[0] for name, values in parse_qs(written, True).items()}
        call = Call(time.monotonic(), path, {k.lower(): v for k, v in self.headers.items()}, form)
        self._give(self.server.standin.answer(call))

    def _give(self, reply: Reply) -> None:
        time.sleep(reply.delay)
        if reply.cut:
            self.close_connection = True
            return
        head = {"Content-Type": reply.content_type, "Content-Length": str(len(reply.body))}
        lines = [f"{name}: {value}" for name, value in {**head, **reply.headers}.items()]
        start = f"HTTP/1.1 {reply.status} {self.responses.get(reply.status, ('',))[0]}"
        self.wfile.write("\r\n".join([start, *lines, "", ""]).encode() + reply.body)

    def log_message(self, format: str, *args: object) -> None:
        """Tests speak for themselves."""


def entry(number: str, code: int | None = 101, word: str = "Success", **changes: Any) -> Entry:
    """One recipient of an answer."""
    made: Entry = {
        "number": number,
        "status": word,
        "cost": "KES 0.8000" if code in (100, 101, 102) else "0",
        "messageId": f"ATXid_{number.lstrip('+')}_{time.monotonic_ns()}"
        if code and code < 200
        else "None",
    }
    return {**made, **({} if code is None else {"statusCode": code}), **changes}


def listing(entries: Iterable[Entry], message: str = "Sent", **reply: Any) -> Reply:
    """An answer with these recipients; those with a code of success count as told."""
    entries = list(entries)
    body = {"SMSMessageData": {"Message": message, "Recipients": entries}}
    told = tuple(one["number"] for one in entries if one.get("statusCode") in (100, 101, 102))
    return Reply(**{"body": json.dumps(body).encode(), "told": told, **reply})


def taken(call: Call) -> Reply:
    """Everybody is taken."""
    count = len(call.numbers)
    return listing(
        map(entry, call.numbers), f"Sent to {count}/{count} Total Cost: KES {count * 0.8:.4f}"
    )


def taken_with_charset(call: Call) -> Reply:
    """Everybody is taken, and the content type names its charset, which the SDK does not understand."""
    return replace(taken(call), content_type="application/json; charset=utf-8", status=200)


def taken_shuffled_and_local(call: Call) -> Reply:
    """Everybody is taken, told in another order and in local writing."""
    told = tuple(call.numbers)
    entries = [{**entry(one), "number": one.replace("+62", "0")} for one in reversed(told)]
    return listing(entries, told=told)


def refused(code: int | None, word: str, status: int = 201) -> Answer:
    """Every recipient gets this code and word."""
    return lambda call: listing((entry(one, code, word) for one in call.numbers), status=status)


def nobody(message: str) -> Answer:
    """A 2xx with an empty list and the error in the message."""
    return lambda _: listing((), message)


def only_first(count: int) -> Answer:
    """Fewer recipients in the answer than asked for."""
    return lambda call: listing(map(entry, call.numbers[:count]))


def http(status: int, text: str = "", content_type: str = "text/plain") -> Answer:
    """A refusal of the whole call."""
    return lambda _: Reply(status, text.encode(), content_type)


def redirect(to: str) -> Answer:
    """Somewhere else, please."""
    return lambda _: Reply(302, headers={"Location": to})


def account(balance: str | None, key: str = "UserData") -> Answer:
    """What the account holds; None leaves it out."""
    body = {key: {} if balance is None else {"balance": balance}}
    return lambda _: Reply(200, json.dumps(body).encode())


def slow(seconds: float) -> Answer:
    """Everybody is taken, but the answer takes its time."""
    return lambda call: replace(taken(call), delay=seconds)


def cut_taken(call: Call) -> Reply:
    """Everybody is taken, and the connection is cut instead of an answer."""
    return replace(taken(call), cut=True)
