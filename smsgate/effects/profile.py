"""A person's own profile: answers kept."""

from collections.abc import Mapping
from dataclasses import dataclass

from smsgate.effects.base import Effect


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveProfile(Effect):
    """Lay these answers over what is known of the person: fields of `wording.profile.FIELDS`, "" for skipped.

    `guardian` among them is the name of who allowed somebody under 18, `words` how that was said.
    """

    answers: Mapping[str, str]
    words: str = ""
