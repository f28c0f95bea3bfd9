"""A decision on an application, by its employer or the office in its stead: told, with the way back."""

from collections.abc import Callable

from flask import request

from smsgate.errors import InputError
from smsgate.i18n import N_
from smsgate.services.applications import answers
from smsgate.services.applications.rows import Hand
from smsgate.web import flashes, here, language


def hire(application_id: int, hand: Hand) -> None:
    """They get the job."""
    text = N_("Marked as hired. They are told by SMS in two minutes.")
    _decide(application_id, hand, answers.hire, text)


def turn_down(application_id: int, hand: Hand) -> None:
    """They do not, for the reason in the form."""
    reason = request.form.get("reason", "")
    text = N_("Turned down, kindly. They are told by SMS in two minutes.")
    _decide(application_id, hand, lambda number, by: answers.turn_down(number, reason, by), text)


def undo(application_id: int, hand: Hand) -> None:
    """Take it back while nobody was told."""
    _ = language.gettext()
    if answers.undo(application_id, hand):
        flashes.told(_("Taken back. Nobody was told."))
    else:
        flashes.told(_("Too late: the SMS is out already."), "warning")


def _decide(application_id: int, hand: Hand, act: Callable[[int, Hand], bool], text: str) -> None:
    _ = language.gettext()
    try:
        done = act(application_id, hand)
    except InputError as error:
        flashes.told(flashes.refused(error), "warning")
        return
    if done:
        here.runtime().ring()
        flashes.undoable(_(text), ".undo", application_id=application_id)
    else:
        flashes.told(_("This application was decided already."), "warning")
