"""Texts that fit a USSD screen."""

from collections.abc import Sequence

from smsgate.wording.gsm7 import is_gsm7
from smsgate.wording.packing import Forms, Packed, fit
from smsgate.wording.segments import septets
from smsgate.wording.shortening import shorten

__all__ = ["LIMIT", "fits", "menu", "shorten"]

LIMIT = 156
"""Septets of a screen: 160 less the network's prefix."""


def fits(text: str, limit: int = LIMIT) -> bool:
    """Whether a screen can show all of it, in GSM-7."""
    return is_gsm7(text) and septets(text) <= limit


def menu(
    head: str, items: Sequence[Forms], foot: str = "", *, most: int = 8, limit: int = LIMIT
) -> Packed:
    """`1 Kasir 2,8jt` and so on under a head, as many items as the screen and `most` allow, never one cut.

    An item is said in several forms, the fullest first (`vacancies.choices`, or one alone); at least one is
    shown. `most` is at most 9: a choice is one key. `shown` tells how many stand on the screen.
    """
    shown = _most(items[:most], limit - septets(head) - (septets(foot) + 1 if foot else 0))
    numbered = [
        tuple(f"{number} {form}" for form in forms)
        for number, forms in enumerate(items[:shown], start=1)
    ]
    blocks = [forms for forms in ((head,), *numbered, (foot,)) if forms[0]]
    return Packed("\n".join(fit(blocks, limit)), shown, 1)


def _most(items: Sequence[Forms], room: int) -> int:
    for shown, forms in enumerate(items):
        room -= septets(f"\n1 {forms[-1]}")
        if room < 0:
            return max(1, shown)
    return len(items)
