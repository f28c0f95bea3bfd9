"""The worker's runtime, opened by its first task and shared by all."""

from collections.abc import Callable
from threading import Event, Lock

from smsgate.config import Config
from smsgate.runtime import Runtime, open_runtime

stopping = Event()
"""Set when the worker was asked to stop: long tasks come to an end at the next good place."""

_lock = Lock()
_opened: dict[str, Runtime] = {}


def current(ring: Callable[[], None]) -> Runtime:
    """The runtime of this process."""
    with _lock:
        if "worker" not in _opened:
            _opened["worker"] = open_runtime(Config.from_env(), ring)
        return _opened["worker"]


def go_on() -> bool:
    """Whether a long task may take its next step."""
    return not stopping.is_set()


def share(runtime: Runtime) -> None:
    """Have all tasks use this one."""
    with _lock:
        _opened["worker"] = runtime
