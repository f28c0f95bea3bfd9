"""`SMSGATE_GATEWAY`: which networks there are, in which order, and whose numbers each carries.

    kannel[telkomsel|0852],africastalking

The first that carries a number is taken; what waits for one that is down moves to the next. Without
brackets a network carries all numbers; in them stand operators and beginnings of numbers.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

SIMULATOR: Final = "simulator"
GATEWAYS: Final = (SIMULATOR, "africastalking", "kannel")
OPERATORS: Final = ("telkomsel", "indosat", "xlsmart")
"""The groups of `data/mobile_prefixes.csv`, in one word each."""

_PART = re.compile(r"(?P<name>[a-z]+)(?:\[(?P<numbers>[^\]]*)\])?")
_BEGINNING = re.compile(r"\+?\d{2,8}")


@dataclass(frozen=True, slots=True)
class Route:
    """A network, and whose numbers it carries: operators, and beginnings in E.164; nothing: all numbers."""

    name: str
    operators: tuple[str, ...] = ()
    beginnings: tuple[str, ...] = ()


@lru_cache(maxsize=32)
def routes(setting: str) -> tuple[Route, ...]:
    """The networks of the setting, in order. Raises ValueError with a sentence."""
    found = tuple(_route(part.strip()) for part in setting.split(",") if part.strip())
    names = [route.name for route in found]
    if not found or len(set(names)) < len(names):
        raise ValueError("Name each network once, such as kannel,africastalking.")
    if SIMULATOR in names and len(names) > 1:
        raise ValueError("The simulator stands alone: it is there beside every network anyway.")
    return found


def _route(part: str) -> Route:
    match = _PART.fullmatch(part)
    if not match or match["name"] not in GATEWAYS:
        raise ValueError(
            f"Write some of: {', '.join(GATEWAYS)}; with routes as in kannel[telkomsel|0852]."
        )
    words = [word.strip().lower() for word in (match["numbers"] or "").split("|") if word.strip()]
    operators = tuple(word for word in words if word in OPERATORS)
    others = [word for word in words if word not in OPERATORS]
    if not all(_BEGINNING.fullmatch(word) for word in others):
        raise ValueError(
            f"In [ ] write operators ({', '.join(OPERATORS)}) or beginnings such as 0852, with | between."
        )
    return Route(match["name"], operators, tuple(_international(word) for word in others))


def _international(word: str) -> str:
    if word.startswith("0"):
        return f"+62{word[1:]}"
    return word if word.startswith("+") else f"+{word}"
