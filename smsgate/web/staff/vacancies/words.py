"""Vacancies in the words of the office's pages: where they stand, what edits come to, what was done."""

from smsgate.i18n import N_
from smsgate.models import EmployerState
from smsgate.services.places import PlaceBook
from smsgate.services.vacancy_desk.consequences import Consequence
from smsgate.services.vacancy_desk.history import Event
from smsgate.services.vacancy_desk.listing import Order
from smsgate.services.vacancy_desk.stands import Deed, Stand
from smsgate.web import language, states
from smsgate.web.staff.import_words import COLUMNS

STANDS = {
    Stand.WAITING: N_("waiting to be verified"),
    Stand.OPEN: N_("open"),
    Stand.RETURNED: N_("sent back"),
    Stand.EXPIRED: N_("last day over"),
    Stand.FILLED: N_("filled"),
    Stand.WITHDRAWN: N_("withdrawn"),
    Stand.REJECTED: N_("rejected"),
}
ORDERS = {
    Order.NEWEST: N_("Newest first"),
    Order.OLDEST: N_("Oldest first"),
    Order.CLOSING: N_("Closing first"),
}
CONSEQUENCES = {
    Consequence.WAITS: N_("It waits to be verified; nobody is told of it before."),
    Consequence.STAYS: N_("It stays published."),
    Consequence.VOUCHED: N_("It stays published: you may verify, so the change is in your name."),
    Consequence.RESUBMITTED: N_("It waits to be verified again."),
    Consequence.CHECKED_AGAIN: N_(
        "It waits to be verified again: what was verified changes. Nobody is told of it before."
    ),
    Consequence.RED_FLAG: N_(
        "It waits to be verified again: its words have a grave sign of fraud, and two officers must look."
    ),
    Consequence.EMPLOYER: N_("It waits to be verified again: its new employer is not verified."),
}
EMPLOYERS = {
    EmployerState.VERIFIED: N_("This employer is verified."),
    EmployerState.WAITING: N_("This employer is known, but not verified yet."),
    EmployerState.SUSPENDED: N_("This employer is suspended: it cannot be published."),
    None: N_("No employer has this name yet: a new one is made, which waits to be verified."),
}
PERIODS = {"month": N_("a month"), "day": N_("a day"), "piece": N_("piece work")}
DONE = {
    Deed.EXTEND: N_("%(code)s %(title)s is open until %(day)s."),
    Deed.FILL: N_("%(code)s %(title)s is filled: nobody is told of it any more."),
    Deed.WITHDRAW: N_("%(code)s %(title)s is withdrawn: nobody is told of it any more."),
}
ALREADY = N_("It was so already.")
REASONS = (
    N_("The employer asked for it."),
    N_("The employer cannot be reached any more."),
    N_("It was posted twice."),
)
FIELDS = {
    **COLUMNS,
    "region": N_("Place"),
    "kind": N_("Kind of work"),
    "mode": N_("Where the work is done"),
    "state": N_("State"),
    "reason": N_("Reason"),
    "of": N_("Copy of"),
}
ACTIONS = {
    "create": N_("written down"),
    "duplicate": N_("duplicated from another one"),
    "edit": N_("changed"),
    "extend": N_("extended"),
    "fill": N_("marked as filled"),
    "withdraw": N_("withdrawn"),
    "undo": N_("taken back"),
    "publish": N_("published"),
    "approve_first": N_("approved by the first of two officers"),
    "send_back": N_("sent back"),
    "reject": N_("rejected"),
    "reopen": N_("put back into the queue"),
    "take_back": N_("publication taken back"),
    "recall": N_("called back as a fraud"),
}


def action(event: Event) -> str:
    """What was done; what the log calls by another word stands as it is."""
    return language.gettext()(ACTIONS.get(event.action, event.action))


def changes(event: Event, book: PlaceBook) -> list[tuple[str, str, str]]:
    """Field, before and after of what a person would call a change."""
    _ = language.gettext()
    names = [name for name in FIELDS if name in event.before or name in event.after]
    return [
        (
            _(FIELDS[name]),
            _value(name, event.before.get(name), book),
            _value(name, event.after.get(name), book),
        )
        for name in names
    ]


def _value(name: str, value: object, book: PlaceBook) -> str:
    _ = language.gettext()
    if value is None or value == "":
        return "–"
    if name == "state":
        return _(states.VACANCIES.get(value, str(value)))  # type: ignore[call-overload]
    if name == "region":
        return book.name(str(value)) or str(value)
    return str(value)
