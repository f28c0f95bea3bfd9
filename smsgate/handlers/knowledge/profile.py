"""What a handler may ask about the profile of the number that writes."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Protocol

from smsgate.views import Place
from smsgate.wording import profile as wording


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileView:
    """`answers` by field of `wording.profile.FIELDS`, "" for what was passed over.

    `guardian`: who allowed it, where somebody is under 18.
    """

    answers: Mapping[str, str] = field(default_factory=dict)
    guardian: str = ""

    @property
    def count(self) -> int:
        """How many questions were answered, and not passed over."""
        return sum(bool(self.answers.get(name)) for name in wording.FIELDS)

    def next(self, today: date) -> str | None:
        """The question that comes next, a guardian's word among them; None when nothing is left to ask."""
        for name in wording.FIELDS:
            if name not in self.answers:
                return name
            if name == "birth_year" and self.needs_guardian(today):
                return "guardian"
        return None

    def needs_guardian(self, today: date) -> bool:
        """Whether it stays unused until a parent or guardian allows it."""
        return wording.needs_guardian(self.answers, self.guardian, today)

    def told(self, today: date, language: str) -> dict[str, str]:
        """What an employer would be told, in plain words by the names of `applications.listing.TOLD`."""
        return {} if self.needs_guardian(today) else wording.told(self.answers, today, language)

    def with_answers(self, said: Mapping[str, str]) -> "ProfileView":
        """The same with answers given meanwhile laid over it; `guardian` may be among them."""
        rest = {name: value for name, value in said.items() if name != "guardian"}
        guardian = said.get("guardian") or self.guardian
        return replace(self, answers={**self.answers, **rest}, guardian=guardian)


class ProfileKnowledge(Protocol):
    """The profile, and the places a home may be in."""

    def view(self) -> ProfileView:
        """What is known of whoever holds the phone; empty before the first answer."""
        ...

    def villages(self, district: str) -> tuple[Place, ...]:
        """The villages of a kecamatan served, by name."""
        ...

    def places(self, name: str) -> tuple[Place, ...]:
        """The places of that name, misspelt a little at most: of the region; else towns of the country."""
        ...
