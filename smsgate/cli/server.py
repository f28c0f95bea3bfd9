"""gunicorn, set up from code: a few processes with four threads each."""

from typing import Any

from gunicorn.app.base import BaseApplication
from gunicorn.config import Config as Settings
from gunicorn.glogging import Logger

from smsgate.app import create_app
from smsgate.services import tallies

THREADS = 4
GRACEFUL_SECONDS = 20
"""Longer than any request takes; a stop waits no longer than this."""


class Log(Logger):  # type: ignore[misc]  # gunicorn publishes no types
    """gunicorn's words leave as ours do, with nothing whole in them: its own handler would write out
    addresses, and so the secret of the hooks. For the same reason there is no log of accesses."""

    def setup(self, cfg: Settings) -> None:
        """Hand on what is said instead of writing it."""
        super().setup(cfg)
        self.error_log.handlers.clear()
        self.error_log.propagate = True


class Server(BaseApplication):  # type: ignore[misc]  # gunicorn publishes no types
    """Each process opens the database for itself after the fork: a pooled connection bears no sharing."""

    def __init__(self, host: str, port: int, workers: int) -> None:
        self._options = {
            "bind": f"[{host}]:{port}" if ":" in host else f"{host}:{port}",
            "workers": workers,
            "threads": THREADS,
            "worker_class": "gthread",
            "graceful_timeout": GRACEFUL_SECONDS,
            "proc_name": "smsgate-web",
            "preload_app": False,
            "control_socket_disable": True,
            "logger_class": Log,
            "loglevel": "warning",
        }
        super().__init__()

    def load_config(self) -> None:
        """Hand gunicorn the options it knows, and nothing from its own files or environment."""
        for name, value in self._options.items():
            if name in self.cfg.settings:
                self.cfg.set(name, value)

    def load(self) -> Any:
        """The application; gunicorn asks in each process."""
        app = create_app()
        tallies.keep_adding()
        return app
