"""Effects are carried out by `services.apply` alone, and none is forgotten."""

from smsgate import effects
from smsgate.effects import Effect
from smsgate.services.apply import CARRIERS


def test_every_effect_has_somebody_who_carries_it_out() -> None:
    # By name: a dataclass with slots leaves the class it was made from behind.
    written = {effect.__name__ for effect in Effect.__subclasses__()}
    assert {effect.__name__ for effect in CARRIERS} == written
    assert written <= set(effects.__all__)
