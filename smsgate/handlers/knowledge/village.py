"""What a handler may ask of village agents, and of a former owner."""

from dataclasses import dataclass
from typing import Protocol

from smsgate.views import Helped

TITLES = {
    "kades": "Kades",
    "lurah": "Lurah",
    "perangkat": "Perangkat",
    "kadus": "Kadus",
    "kader": "Kader",
}
"""How somebody in that office is called there, in every language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgentView:
    """A village's agent. `village` as its name is written, `district` the code of its kecamatan.

    `agreed` is False while the office's question waits for SETUJU.
    """

    office: str
    village: str
    district: str
    agreed: bool = True

    @property
    def title(self) -> str:
        """`Kades Beruge Ilir`."""
        return f"{TITLES.get(self.office, '')} {self.village}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class VillageList:
    """Codes of what is open for a village: its kecamatan first (`own` of them), then nearby.

    Within each the most urgent first.
    """

    codes: tuple[int, ...] = ()
    own: int = 0


class VillageKnowledge(Protocol):
    """Of the number that asks."""

    def is_agent(self) -> bool:
        """Whether it carries a village's news, having agreed to; one look."""
        ...

    def agent(self) -> AgentView | None:
        """Its standing as a village's agent."""
        ...

    def helped(self) -> Helped:
        """What it did as an agent this month."""
        ...

    def list(self) -> VillageList:
        """What is open for the agent's village."""
        ...

    def anything_kept(self) -> bool:
        """Whether more than the bare number is kept: somebody's, if not the asker's."""
        ...
