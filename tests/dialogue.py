"""A conversation as plain text, played against the real pipeline.

= 081273000001          whose phone it is (a trial number when left out)
@ 1d 07:30              time goes on: days, or a clock time, or both
> LOKER PENDOPO         what they send
< Loker Pendopo 3 dr 9: what they get; further lines of the same SMS are indented
  1003 Kasir …
< (silence)             nothing is sent
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from smsgate.messages import Inbound

SILENCE = "(silence)"
FIRST_PHONE = "+628400000001"


@dataclass
class Player:
    """Plays a script; `send(phone, text, now)` gives the texts that come back."""

    send: Callable[[str, str, datetime], list[str]]
    now: datetime
    phone: str = FIRST_PHONE
    lines: list[str] = field(default_factory=list)

    def play(self, script: str) -> str:
        """The script with what really came back in place of what was expected."""
        for line in _without_answers(script):
            self._line(line)
        return "\n".join(self.lines) + "\n"

    def _line(self, line: str) -> None:
        self.lines.append(line)
        if line.startswith("= "):
            self.phone = line[2:].strip()
        elif line.startswith("@ "):
            self._later(line[2:])
        elif line.startswith("> "):
            self.now += timedelta(minutes=1)
            answers = self.send(self.phone, line[2:], self.now)
            for answer in answers or [SILENCE]:
                first, *more = answer.split("\n")
                self.lines += [f"< {first}", *(f"  {part}" for part in more)]

    def _later(self, how: str) -> None:
        for part in how.split():
            if days := re.fullmatch(r"(\d+)d", part):
                self.now += timedelta(days=int(days[1]))
            else:
                hour, minute = part.split(":")
                self.now = self.now.replace(hour=int(hour), minute=int(minute))


def inbound(phone: str, text: str, now: datetime) -> Inbound:
    """A text as the simulator's network would hand it over."""
    return Inbound(
        gateway="simulator",
        sender=phone,
        recipient="simulator",
        text=text,
        gateway_id=f"{phone}-{now.isoformat()}",
    )


def _without_answers(script: str) -> Iterator[str]:
    for line in script.rstrip("\n").split("\n"):
        if not line.startswith(("< ", "  ")):
            yield line
