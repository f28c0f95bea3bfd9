"""Texts answered end to end through a real Kannel: in at its fake SMSC, the answer out at its fake SMSC."""

import statistics
import time
from contextlib import ExitStack

from scripts import kannel, servers
from scripts.benchmarks import programs
from scripts.benchmarks.options import Options
from scripts.benchmarks.tables import table

TEXTS, PHONES = 1500, 1000
ROUNDS = 3
SECONDS = 120
TITLE = "Through Kannel"
ABOUT = f"""\
A fake SMSC hands Kannel {TEXTS:,} texts of {PHONES:,} phones as fast as it takes them; the clock stops when
as many answers have come back to it. `itself`: Kannel answers each with one fixed text. `smsgate`: Kannel
brings each to `smsgate up` (one web process, one worker, SQLite), which understands, stores and answers it,
hands the answer back to Kannel, and gets its two delivery reports. In turns, {ROUNDS} rounds, medians."""


def chapter(_options: Options) -> str:
    """Both, in one run; raises Missing without Kannel."""
    with ExitStack() as stack:
        itself = stack.enter_context(kannel.kannel("http://127.0.0.1:9", "Balas LOKER"))
        ours = _smsgate(stack)
        rounds = [(_answered(itself), _answered(ours)) for _ in range(ROUNDS)]
    own, service = (statistics.median(rates) for rates in zip(*rounds, strict=True))
    return table(
        ("", "answered a second", "of Kannel itself"),
        [
            ["Kannel itself", f"{own:,.0f}", ""],
            ["smsgate", f"{service:,.0f}", f"{service / own:.2f} ×"],
        ],
    )


def _smsgate(stack: ExitStack) -> kannel.Kannel:
    """A Kannel before the whole service: each must know where the other is before it starts."""
    port, send_port = servers.free_port(), servers.free_port()
    settings = {
        "SMSGATE_GATEWAY": "kannel",
        "KANNEL_URL": f"http://127.0.0.1:{send_port}",
        "KANNEL_USERNAME": kannel.USER,
        "KANNEL_PASSWORD": kannel.PASSWORD,
        "KANNEL_HOOK_URL": f"http://127.0.0.1:{port}",
    }
    stack.enter_context(
        programs.smsgate(
            settings, lambda at: [programs.SMSGATE, "up", "--port", str(at)], port=port
        )
    )
    hook = f"http://127.0.0.1:{port}/hooks/kannel/{programs.SECRET}"
    return stack.enter_context(kannel.kannel(hook, send_port=send_port))


def _answered(network: kannel.Kannel) -> float:
    """Texts answered a second."""
    texts = [f"62812{number:08} 1234 text LOKER {number % 97}" for number in range(PHONES)]
    began = time.monotonic()
    with kannel.phone(network, texts, every=0, most=TEXTS) as caller:
        kannel.until(lambda: caller.count() >= TEXTS, SECONDS)
    return TEXTS / (time.monotonic() - began)
