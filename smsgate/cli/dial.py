"""`smsgate dial`: a USSD session in the terminal."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import uuid4

import click

from smsgate.cli.arguments import readable
from smsgate.cli.session import session
from smsgate.cli.trial import sender
from smsgate.errors import InputError

if TYPE_CHECKING:
    from smsgate.runtime import Runtime

SERVICE_CODE = "*111#"
CONTINUES = "CON "


@dataclass(frozen=True, slots=True)
class Screen:
    """What was typed, and the screen it brought."""

    key: str
    text: str
    end: bool


@click.command("dial")
@click.argument("from_", metavar="FROM")
@click.argument("keys", metavar="[KEY]...", nargs=-1)
@click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON object for the whole session."
)
def command(*, from_: str, keys: tuple[str, ...], as_json: bool) -> None:
    """A USSD session: the keys one screen after another, or interactive without keys."""
    with session() as runtime:
        call = Call(runtime, sender(readable(from_), runtime.config))
        if keys or as_json:
            screens = list(_typed(call, tuple(map(readable, keys))))
            click.echo(_json(screens) if as_json else "\n\n".join(map(_shown, screens)))
        else:
            _converse(call)


class Call:
    """One session. The transcript grows as a network's does: every key so far, joined by `*`."""

    def __init__(self, runtime: "Runtime", phone: str) -> None:
        self._runtime = runtime
        self._phone = phone
        self._session_id = f"cli-{uuid4().hex}"
        self._keys: list[str] = []

    def dial(self) -> Screen:
        """The first screen."""
        return self._turn("")

    def press(self, key: str) -> Screen:
        """The screen after a key."""
        self._keys.append(key)
        return self._turn(key)

    def hang_up(self) -> None:
        """The person ends the session."""
        from smsgate.messages import UssdEnd
        from smsgate.models import utcnow
        from smsgate.services import ussd

        ended = UssdEnd(
            gateway="simulator",
            session_id=self._session_id,
            phone=self._phone,
            status="Incomplete",
        )
        ussd.end(ended, utcnow())

    def _turn(self, key: str) -> Screen:
        from smsgate.messages import UssdTurn
        from smsgate.models import utcnow
        from smsgate.services import ussd

        turn = UssdTurn(
            gateway="simulator",
            session_id=self._session_id,
            phone=self._phone,
            service_code=SERVICE_CODE,
            transcript="*".join(self._keys),
        )
        answer = ussd.turn(turn, self._runtime, utcnow())
        return Screen(key, answer[len(CONTINUES) :], not answer.startswith(CONTINUES))


def _typed(call: Call, keys: tuple[str, ...]) -> Iterator[Screen]:
    """Every screen; a key after the last one has nothing to be pressed on."""
    screen = call.dial()
    yield screen
    for at, key in enumerate(keys):
        if screen.end:
            raise InputError(f"The session ended before: {' '.join(keys[at:])}")
        screen = call.press(key)
        yield screen


def _converse(call: Call) -> None:
    screen = call.dial()
    click.echo(_shown(screen))
    while not screen.end:
        try:
            key = click.prompt("", prompt_suffix="> ", default="", show_default=False)
        except click.Abort:
            call.hang_up()
            raise
        screen = call.press(key)
        click.echo(_shown(screen))


def _shown(screen: Screen) -> str:
    return f"{screen.text}\n[end]" if screen.end else screen.text


def _json(screens: list[Screen]) -> str:
    shown = [{"key": screen.key, "text": screen.text, "end": screen.end} for screen in screens]
    return json.dumps({"screens": shown}, ensure_ascii=False)
