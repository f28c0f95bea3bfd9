"""anysd's own example from its README, the `print` left out: a menu, and a form of three questions."""

from anysd import FormFlow, ListInput, NavigationController, NavigationMenu
from flask import Flask, request

QUESTIONS = {
    "1": {
        "name": "AIRTIME_RECEIVER",
        "menu": ListInput(items=["Buy for myself", "Buy for other number"], title="Select Option"),
    },
    "2": {"name": "AIRTIME_AMOUNT", "menu": "CON Enter amount"},
    "3": {
        "name": "CONFIRMATION",
        "menu": "CON You are about to buy airtime\n1. Confirm\n0. Cancel",
    },
}


def valid(current_step: int, last_input: str, **_: object) -> tuple[bool, None]:
    """Whether an answer will do, and nothing to put in its place."""
    if current_step == 2:
        return last_input.isnumeric() and int(last_input) >= 5, None
    return current_step != 3 or last_input in ("1", "0"), None


form = FormFlow(form_questions=QUESTIONS, step_validator=valid)
home = NavigationMenu(name="Home", title="Main Menu", show_title=True)
NavigationMenu(name="airtime_home", title="Buy Airtime", parent=home, next_form=form)
NavigationMenu(name="bundles_home", title="Buy Bundles", parent=home, next_form=form)

application = Flask(__name__)


@application.get("/ussd")
def ussd() -> str:
    """One key press."""
    called = request.args
    navigator = NavigationController(
        home, called["msisdn"], called["session_id"], called["ussd_string"]
    )
    answer: str = navigator.navigate()
    return answer
