"""One look at a time, and an answer in time."""

from concurrent.futures import Future
from threading import Event

import pytest

from smsgate.services.doctor import patience
from smsgate.services.doctor.patience import Probe


def test_it_waits_for_an_answer_but_not_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "ANSWER_SECONDS", 0.2)
    go_on = Event()
    hanging, quick = patience.ask(go_on.wait), patience.ask(lambda: 7)
    patience.be_patient((hanging, quick))
    assert (quick.result(), hanging.done()) == (7, False)
    go_on.set()
    assert hanging.result()


def test_whoever_asked_gets_the_error() -> None:
    def fail() -> None:
        raise ConnectionError("away")

    with pytest.raises(ConnectionError, match="away"):
        patience.ask(fail).result()


def test_it_begins_no_second_look_while_one_hangs() -> None:
    go_on = Event()
    looks: list[int] = []

    def look() -> int:
        looks.append(1)
        go_on.wait()
        return len(looks)

    probe = Probe(look, fresh_seconds=-1)
    asked: list[Future[int]] = [probe.ask() for _ in range(3)]
    go_on.set()
    assert [future.result() for future in asked] == [1, 1, 1]
    assert probe.ask().result() == 2


def test_one_look_serves_all_who_ask_at_the_same_time() -> None:
    looks: list[int] = []
    probe = Probe(lambda: looks.append(1), fresh_seconds=60)
    for _ in range(3):
        probe.ask().result()
    assert looks == [1]
