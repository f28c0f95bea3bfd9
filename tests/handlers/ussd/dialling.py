"""A session as plain text, played against the engine alone.

> *111#            dial: the session begins
> 2                a key, or keys when a hop was lost (2*1)
< CON Loker …      the screen; its further lines are indented
< (then) …         what an End screen asks to be changed
"""

from dataclasses import dataclass, field
from datetime import datetime

from smsgate.handlers.context import Context
from smsgate.handlers.ussd import engine
from smsgate.handlers.ussd.flows import SCREENS
from smsgate.handlers.ussd.screens import Screens
from smsgate.handlers.ussd.state import State
from tests.dialogue import Player
from tests.fakes import NOON

DIAL = "*111#"


@dataclass
class Phone:
    """Dials and presses; the state goes through JSON each time, as it does in the database."""

    context: Context
    screens: Screens = field(default_factory=lambda: SCREENS)
    turn: engine.Turn | None = None

    def dial(self, lost: State | None = None) -> engine.Turn:
        self.turn = engine.start(self.context, lost, self.screens)
        return self.turn

    def press(self, entered: str) -> engine.Turn:
        assert self.turn is not None
        state = State.from_json(self.turn.state.to_json())
        self.turn = engine.step(state, entered, self.context, self.screens)
        return self.turn

    def send(self, _phone: str, line: str, _now: datetime) -> list[str]:
        """For a `Player`: what comes back on a line of a script."""
        turn = self.dial() if line == DIAL else self.press(line)
        prefix = "END" if turn.ended else "CON"
        return [f"{prefix} {turn.text}", *(f"(then) {effect}" for effect in turn.effects)]


def played(script: str, context: Context, screens: Screens = SCREENS) -> str:
    """The script with the screens that really came."""
    return Player(Phone(context, screens).send, NOON).play(script)
