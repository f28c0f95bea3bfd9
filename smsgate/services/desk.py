"""What a service needs of the process around it; `runtime.Runtime` is one."""

from typing import Protocol

from smsgate.config import Config
from smsgate.understanding import Reader


class Desk(Protocol):
    """Settings, the reader of texts, and the bell that wakes the sender."""

    @property
    def config(self) -> Config: ...

    @property
    def reader(self) -> Reader: ...

    @property
    def ring(self) -> "Ring": ...


class Ring(Protocol):
    """Wake the sender; never fails, for the sweep finds what it misses."""

    def __call__(self) -> None: ...
