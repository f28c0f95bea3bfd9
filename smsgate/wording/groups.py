"""The groups a vacancy may welcome expressly: the one list, their names and what each asks for."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from smsgate.i18n import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """`key` is what the database and CSV files hold; `name` stands on pages, `short` in texts.

    `asks` is what an employer who ticks it promises, in one line.
    """

    key: str
    name: str
    short: str
    asks: str


GROUPS: Final[dict[str, Group]] = {
    group.key: group
    for group in (
        Group(
            key="difabel",
            name=N_("People with disabilities"),
            short=N_("people with disabilities"),
            asks=N_(
                "The place, the tools or the hours can be arranged for it. Write in the description what "
                "can be: a seat, no stairs, instructions in writing."
            ),
        ),
        Group(
            key="perempuan",
            name=N_("Women, above all those who head a household"),
            short=N_("women"),
            asks=N_(
                "Hours that go with a family, and no question about marriage, children or pregnancy."
            ),
        ),
        Group(
            key="pemula",
            name=N_("First-time workers"),
            short=N_("first-time workers"),
            asks=N_("No experience is asked for: somebody shows how the work is done."),
        ),
        Group(
            key="lansia",
            name=N_("Older workers"),
            short=N_("older people"),
            asks=N_("No upper age limit: whoever is able to do the work may apply."),
        ),
    )
}
"""By key, in the order in which they are offered everywhere."""


def known(keys: Sequence[str]) -> tuple[Group, ...]:
    """Those of `keys` that are groups of ours, in our order."""
    return tuple(group for key, group in GROUPS.items() if key in keys)
