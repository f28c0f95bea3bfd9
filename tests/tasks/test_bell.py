"""Many rings are one, and none is lost."""

from threading import Event

from smsgate.tasks.bell import Bell

LONG_SECONDS = 10


def test_it_strikes_once_for_many_rings() -> None:
    strikes, going_on = [], Event()
    first = Event()

    def strike() -> None:
        strikes.append(True)
        first.set()
        going_on.wait(LONG_SECONDS)

    bell = Bell(strike)
    bell.ring()
    assert first.wait(LONG_SECONDS)
    first.clear()
    for _ in range(5):  # while it strikes: one more is needed, and one is enough
        bell.ring()
    going_on.set()
    assert first.wait(LONG_SECONDS)
    assert len(strikes) == 2


def test_it_strikes_at_the_end_what_was_rung() -> None:
    strikes: list[bool] = []
    bell = Bell(lambda: strikes.append(True))
    bell._process = -1  # as after a fork, before its thread is there
    bell._rung.set()
    bell.strike_now()
    bell.strike_now()
    assert strikes == [True]
