"""Which server, with how many processes and threads, answers the hooks best on this machine."""

import os
import sys
from contextlib import ExitStack
from pathlib import Path

from scripts import servers
from scripts.benchmarks import hooks, load, programs
from scripts.benchmarks.options import Options
from scripts.benchmarks.peers import packages
from scripts.benchmarks.tables import table

TITLE = "Which web server"
ABOUT = f"""\
The same application, each with a database (SQLite) of its own, {load.CLIENTS} clients, interleaved rounds.
`2 × 4`: two processes of four threads."""

APPLICATION = "scripts.benchmarks.served:application"
GUNICORN = (sys.executable, "-m", "gunicorn", "--worker-class=gthread", "--log-level=warning")
HEADS = ("", "bare a second", "SMS a second", "p95 ms", "hops a second", "p95 ms", "wrong answers")


def _granian(workers: int, threads: int) -> programs.Starting:
    return lambda port: [*programs.own_server(port), str(workers), str(threads)]


def _gunicorn(workers: int, threads: int) -> programs.Starting:
    size = (f"--workers={workers}", f"--threads={threads}")
    return lambda port: [*GUNICORN, *size, f"--bind=127.0.0.1:{port}", f"{APPLICATION}()"]


def _waitress(threads: int) -> programs.Starting:
    command = (sys.executable, "-m", "waitress", "--call", f"--threads={threads}")
    return lambda port: [*command, f"--listen=127.0.0.1:{port}", APPLICATION]


OWN = {f"granian {n} × {m}": _granian(n, m) for n, m in ((2, 1), (2, 2), (2, 4), (3, 1), (1, 8))}
OTHERS = {
    **{f"gunicorn {n} × {m}": _gunicorn(n, m) for n, m in ((2, 4), (2, 1), (1, 8))},
    "waitress 1 × 8": _waitress(8),
}


def chapter(options: Options) -> str:
    """All servers, with the bare route, texts and hops of each."""
    missing, path = "", ""
    try:
        path = f"{packages('webservers')}{os.pathsep}{Path.cwd()}"
    except servers.Missing as error:
        missing = f"Not on this machine: {error}."
    commands = {**OWN, **(OTHERS if path else {})}
    with ExitStack() as stack:
        asked = {
            name: _asked(stack.enter_context(programs.smsgate({"PYTHONPATH": path}, command)).port)
            for name, command in commands.items()
        }
        contenders = [one for some in asked.values() for one in some]
        seen = hooks.measure(contenders, options.rounds, options.seconds)
    rows = [_row(name, [seen[one] for one in some]) for name, some in asked.items()]
    return f"{table(HEADS, rows)}\n\n{missing}".strip()


def _asked(port: int) -> list[hooks.Contender]:
    return [
        hooks.Contender("bare", port, hooks.bare, (b"{}",)),
        hooks.Contender("SMS", port, hooks.texts, (b"",)),
        hooks.Contender("USSD", port, hooks.hops, hooks.SCREENS),
    ]


def _row(name: str, seen: list[load.Summary]) -> list[str]:
    bare, texts, hops = seen
    figures = [f"{bare.rate:,.0f}", f"{texts.rate:,.0f}", f"{texts.p95:.1f}"]
    figures += [f"{hops.rate:,.0f}", f"{hops.p95:.1f}"]
    return [name, *figures, str(sum(one.faults for one in seen))]
