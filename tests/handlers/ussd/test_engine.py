"""The engine on a small flow of its own: keys, words, back, home, pages, keys at once."""

import json
from dataclasses import replace

import pytest

from smsgate.effects import Pause, SetLanguage
from smsgate.handlers.ussd import engine
from smsgate.handlers.ussd.flows import FLOWS, SCREENS, joined
from smsgate.handlers.ussd.screens import (
    HOME,
    KEPT,
    RESUME,
    Ask,
    Choice,
    End,
    Menu,
    Screens,
    Visit,
)
from smsgate.handlers.ussd.state import AT_HOME, State, Step
from tests.fakes import context, demo_directory
from tests.handlers.ussd.dialling import Phone, played

FRUITS = [f"Fruit number {number} of the market" for number in range(1, 12)]


def _home(visit: Visit) -> Menu:
    return Menu(
        text="Home",
        choices=(
            Choice(label=("Name",), to="name"),
            Choice(label=("Fruit",), to="fruits"),
        ),
    )


def _resume(visit: Visit) -> Menu:
    choices = (Choice(label=("On",), to=KEPT), Choice(label=("Anew",), to=HOME))
    return Menu(text="Lost", choices=choices)


def _name(visit: Visit) -> Ask:
    return Ask(
        text="Your name?",
        name="name",
        to="bye",
        check=lambda typed: None if len(typed) > 1 else "Too short.",
    )


def _fruits(visit: Visit) -> Menu:
    chosen = tuple(
        Choice(label=(fruit,), to="bye", given={"name": fruit}, vacancy=number)
        for number, fruit in enumerate(FRUITS, start=1)
    )
    return Menu(text="Fruits", choices=chosen, keep={"drawn": "once"})


def _bye(visit: Visit) -> End:
    return End(text=f"Bye {visit.answers['name']}", effects=(Pause(days=1),))


FLOW: Screens = {HOME: _home, RESUME: _resume, "name": _name, "fruits": _fruits, "bye": _bye}


@pytest.fixture
def phone() -> Phone:
    phone = Phone(context(), FLOW)
    phone.dial()
    return phone


@pytest.mark.parametrize(
    ("keys", "screen"),
    [
        (["1"], "Your name?"),
        (["1", "Siti"], "Bye Siti"),
        (["1", "a * b"], "Bye a * b"),
        (["1", "*"], "Too short."),
        (["1", ""], "Too short."),
        (["1", "0"], "Home"),
        (["1", "00"], "Home"),
        (["1*Siti"], "Bye Siti"),
        (["1*Si*ti"], "Bye Si*ti"),
        (["1", "0*2"], "Bye 0*2"),
        (["1#"], "Your name?"),
        ([" 1 "], "Your name?"),
        (["2", "1"], "Bye Fruit number 1"),
        (["2", "9", "1"], "Bye Fruit number 4"),
        (["2", "9", "0", "1"], "Bye Fruit number 1"),
        (["2", "9", "00", "1"], "Your name?"),
        (["2", "9", "9", "9", "2"], "Bye Fruit number 11"),
        (["2*9*9*9*2*1*1"], "Bye Fruit number 11"),
        (["2", "0"], "Home"),
        (["0", "0"], "Home"),
        (["3"], "Pilih angka ini:"),
        (["12"], "Pilih angka ini:"),
        ([""], "Pilih angka ini:"),
        (["9"], "Pilih angka ini:"),
        (["2", "9", "9", "9", "9"], "Pilih angka ini:"),
        (["*2"], "Fruits"),
    ],
)
def test_it_leads_where_the_keys_lead(phone: Phone, keys: list[str], screen: str) -> None:
    for key in keys:
        turn = phone.press(key)
    assert turn.text.startswith(screen), turn.text


def test_effects_stand_on_the_last_screen_alone(phone: Phone) -> None:
    assert phone.press("1").effects == ()
    last = phone.press("Siti")
    assert (last.ended, last.effects) == (True, (Pause(days=1),))


def test_a_draft_is_asked_for_on_the_way_and_words_wait_for_what_came_of_it() -> None:
    def kind(visit: Visit) -> Menu:
        draft = (SetLanguage(language=visit.answers["name"]),)
        return Menu(text="Kind", choices=(Choice(label=("Go",), to="end"),), draft=draft)

    def end(visit: Visit) -> End:
        return End(text=lambda results: f"Left {len(results)}", effects=(Pause(days=1),))

    screens = {HOME: _name, RESUME: _resume, "bye": kind, "end": end}
    phone = Phone(context(), screens)
    phone.dial()
    assert phone.press("en").effects == (SetLanguage(language="en"),)
    last = phone.press("1")
    assert (last.text, last.effects) == ("", (Pause(days=1),))
    assert last.told((None,)).text == "Left 1"


def test_the_vacancies_of_the_page_are_told_not_those_of_the_list(phone: Phone) -> None:
    assert phone.press("2").shown == (1, 2, 3)
    assert phone.press("9").shown == (4, 5, 6)


def test_it_feeds_no_endless_row_of_keys(phone: Phone) -> None:
    turn = phone.press("*".join(["2", "0"] * 5000))
    assert turn.text.startswith("Home")


def test_the_state_is_plain_json(phone: Phone) -> None:
    phone.press("2")
    kept = json.loads(json.dumps(phone.press("9").state.to_json()))
    assert State.from_json(kept) == phone.turn.state
    assert kept["way"][-1] == ["fruits", {}, {"drawn": "once"}, 1]


@pytest.mark.parametrize(
    "kept", [{}, {"way": 3}, {"way": [["a", 1, 2, 3, 4]], "keys": {}}, {"way": [[]], "keys": {}}]
)
def test_a_state_that_cannot_be_read_begins_anew(kept: dict[str, object]) -> None:
    assert State.from_json(kept) == AT_HOME


def test_a_screen_that_is_gone_leads_home() -> None:
    state = replace(AT_HOME, way=(Step(HOME), Step("gone")), keys={"1": ("gone too", {})})
    assert engine.step(state, "1", context(), FLOW).text.startswith("Home")
    asking = replace(state, asks=True)
    assert engine.step(asking, "Siti", context(), FLOW).state.way == AT_HOME.way
    offered = engine.start(context(), state, FLOW)
    assert engine.step(offered.state, "1", context(), FLOW).text.startswith("Home")


def test_only_what_left_the_first_screen_can_be_resumed(phone: Phone) -> None:
    assert engine.resumable(phone.turn.state) is None
    lost = phone.press("2").state
    assert engine.resumable(lost) == lost
    phone.dial(lost)
    offered = engine.resumable(phone.turn.state)
    assert offered is not None
    assert offered.way == lost.way
    assert phone.press("1").text.startswith("Fruits")
    phone.dial(lost)
    assert engine.resumable(phone.press("2").state) is None


def test_keys_mean_what_stood_on_the_screen_when_the_list_behind_changed() -> None:
    directory = demo_directory()
    phone = Phone(context(directory))
    phone.dial()
    shown = phone.press("1*1").shown
    directory.close(shown[0])
    assert phone.press("2").text.startswith(str(shown[1]))
    assert phone.press("0").shown[0] == shown[1]


def test_a_list_goes_on_past_those_closed_meanwhile() -> None:
    directory = demo_directory()
    phone = Phone(context(directory))
    phone.dial()
    told = [*phone.press("1*1").shown]
    everything = directory.find(("16.11",))
    directory.close(*everything[len(told) : len(told) + 20])
    while phone.turn.state.next_page:
        told += phone.press("9").shown
    assert told == [code for code in everything[:40] if code in directory.open]


def test_two_flows_may_not_have_a_screen_of_one_name() -> None:
    assert joined(FLOWS) == SCREENS
    with pytest.raises(ValueError, match="home"):
        joined((FLOWS[0], FLOWS[0]))


def test_a_script_is_played() -> None:
    assert played("> *111#\n< ?\n> 1*Siti\n", context(), FLOW) == (
        "> *111#\n< CON Home\n  1 Name\n  2 Fruit\n> 1*Siti\n< END Bye Siti\n< (then) Pause(days=1)\n"
    )
