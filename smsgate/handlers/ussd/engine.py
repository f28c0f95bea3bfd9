"""Walks the screens: a state and what was typed give the next state and screen. No clock, no database."""

from dataclasses import dataclass, replace

from smsgate.effects import Effect, Result
from smsgate.handlers.context import Context
from smsgate.handlers.ussd.flows import SCREENS
from smsgate.handlers.ussd.layout import Frame, farewell, lay_out, question, unknown_key
from smsgate.handlers.ussd.screens import (
    HOME,
    KEPT,
    RESUME,
    Answers,
    Ask,
    End,
    Menu,
    Screen,
    Screens,
    Visit,
)
from smsgate.handlers.ussd.state import AT_HOME, State, Step, Way
from smsgate.views import Unmet

BACK, START, NEXT = "0", "00", "9"

MOST_KEYS = 60
"""Keys fed at once: more than a session is long, less than a joker can type."""

MOST_TYPED = 160
"""Characters kept of a typed answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What comes of a turn: the screen's text, whether it is the last, changes wanted, vacancies told.

    `details` are those of them told in full, `unmet` what was looked for in vain. `last` is an End screen
    whose words need what came of its changes; until it is given that (`told`) there is no text.
    """

    state: State
    text: str
    ended: bool = False
    last: End | None = None
    effects: tuple[Effect, ...] = ()
    shown: tuple[int, ...] = ()
    details: tuple[int, ...] = ()
    unmet: Unmet | None = None

    def told(self, results: tuple[Result, ...]) -> "Turn":
        """The turn with its words, once its changes are made."""
        return replace(self, text=farewell(self.last, results), last=None) if self.last else self


def start(context: Context, lost: State | None = None, screens: Screens = SCREENS) -> Turn:
    """The first screen of a session; after a lost one, the offer to go on with it."""
    if lost is None:
        return _draw(AT_HOME, context, screens)
    return _draw(State((Step(RESUME),), lost=lost.way), context, screens)


def step(state: State, entered: str, context: Context, screens: Screens = SCREENS) -> Turn:
    """What follows when this is entered.

    On a menu several keys (`2*1`: a hop was lost) are pressed one by one; a typed answer is one, whole.
    """
    rest: str | None = entered
    turn = Turn(state=state, text="")
    for _ in range(MOST_KEYS):
        if rest is None or turn.ended:
            break
        key, rest = _first(turn.state, rest)
        turn = _press(turn.state, key, context, screens)
    return turn


def resumable(state: State) -> State | None:
    """What a lost session can be resumed from; nothing when it never left the first screen."""
    if state.lost:
        return State(state.lost)
    return state if len(state.way) > 1 else None


def _first(state: State, entered: str) -> tuple[str, str | None]:
    if state.asks:
        return entered, None
    key, star, rest = entered.partition("*")
    return key, rest if star else None


def _press(state: State, entered: str, context: Context, screens: Screens) -> Turn:
    key = entered.strip(" .,#\r\n\t")
    if key == START:
        return _draw(AT_HOME, context, screens)
    if key == BACK:
        return _draw(replace(state, way=_back(state.way)), context, screens)
    if key == NEXT and state.next_page:
        return _draw(replace(state, way=_turned(state.way, 1)), context, screens)
    if key in state.keys:
        return _draw(_gone(state, *state.keys[key]), context, screens)
    return _typed(state, entered, context, screens)


def _typed(state: State, entered: str, context: Context, screens: Screens) -> Turn:
    """Words typed: the answer to a question, or nothing the screen knows."""
    screen = _screen(state.way, context, screens) if state.asks else None
    if not isinstance(screen, Ask):
        return _draw(state, context, screens, notice=unknown_key(context.translate))
    typed = entered.strip()[:MOST_TYPED]
    fault = screen.check(typed)
    if fault:
        return _draw(state, context, screens, notice=fault)
    return _draw(_gone(state, screen.to, {screen.name: typed}), context, screens)


def _gone(state: State, to: str, given: Answers) -> State:
    if to == KEPT:
        return State(state.lost)
    if to == HOME:
        return AT_HOME
    return replace(state, way=(*state.way, Step(to, given)))


def _back(way: Way) -> Way:
    if way[-1].page:
        return _turned(way, -1)
    return way[:-1] or way


def _turned(way: Way, pages: int) -> Way:
    return (*way[:-1], replace(way[-1], page=way[-1].page + pages))


def _screen(way: Way, context: Context, screens: Screens) -> Screen:
    answers = {name: value for step in way for name, value in step.given.items()}
    here = way[-1]
    draw = screens.get(here.screen, screens[HOME])
    return draw(Visit(context, answers, here.kept, here.page))


def _draw(state: State, context: Context, screens: Screens, notice: str = "") -> Turn:
    """The screen at the end of the way, and the state that goes with it."""
    if any(step.screen not in screens for step in state.way):
        # A session begun before an update may stand at a screen that is gone.
        state = AT_HOME
    screen = _screen(state.way, context, screens)
    frame = Frame(context.translate, len(state.way) - 1, notice)
    match screen:
        case End():
            return _end(screen, State(state.way))
        case Ask():
            *before, here = state.way
            asking = State((*before, replace(here, kept=screen.keep)), asks=True, lost=state.lost)
            return Turn(state=asking, text=question(screen, frame), effects=screen.draft)
        case Menu():
            return _menu(screen, state, frame)


def _end(screen: End, state: State) -> Turn:
    if isinstance(screen.text, str):
        text = farewell(screen, ())
        return Turn(state=state, text=text, ended=True, effects=screen.effects)
    return Turn(state=state, text="", ended=True, last=screen, effects=screen.effects)


def _menu(screen: Menu, state: State, frame: Frame) -> Turn:
    *before, here = state.way
    page = lay_out(screen, here.page, frame)
    keys = {
        str(digit): (choice.to, choice.given) for digit, choice in enumerate(page.choices, start=1)
    }
    stands = replace(here, kept=screen.keep, page=page.number)
    told = tuple(choice.vacancy for choice in page.choices if choice.vacancy is not None)
    return Turn(
        state=State((*before, stands), keys, page.next_page, lost=state.lost),
        text=page.text,
        effects=screen.draft,
        shown=(*screen.vacancies, *told),
        details=screen.vacancies,
        unmet=screen.unmet,
    )
