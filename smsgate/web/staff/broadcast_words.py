"""A broadcast in the words of its pages."""

from collections.abc import Iterator

from smsgate.i18n import N_, Translate
from smsgate.messages import State
from smsgate.models import Broadcast, BroadcastState
from smsgate.services.broadcasts.audience import Filter
from smsgate.services.broadcasts.progress import Progress
from smsgate.views import OUTSIDE
from smsgate.web import here, language, phrases
from smsgate.web.filters import day
from smsgate.web.staff.broadcast_forms import HOW_NAMES, LANGUAGE_NAMES
from smsgate.web.states import MESSAGES

_STATES = {
    BroadcastState.DRAFT: N_("Draft"),
    BroadcastState.ASKED: N_("Waits for approval"),
    BroadcastState.APPROVED: N_("Approved"),
    BroadcastState.FILLING: N_("Being prepared"),
    BroadcastState.SENDING: N_("Being sent"),
    BroadcastState.PAUSED: N_("Paused"),
    BroadcastState.STOPPED: N_("Stopped"),
    BroadcastState.DONE: N_("Finished"),
}
_IN_ORDER = (
    *(State.QUEUED, State.SENDING, State.SENT, State.DELIVERED),
    *(State.FAILED, State.UNKNOWN, State.EXPIRED, State.CANCELLED),
)
"""Of a message's life; what was claimed counts as waiting."""

TABS = {
    "": N_("All broadcasts"),
    "drafts": N_("Drafts"),
    "asked": N_("To be approved"),
    "underway": N_("Under way"),
    "over": N_("Over"),
}


def states() -> dict[str, str]:
    """How a broadcast can stand."""
    _ = language.gettext()
    return {state.value: _(text) for state, text in _STATES.items()}


def became(state: State) -> str:
    """What became of a message."""
    return language.gettext()(MESSAGES[state])


def counted(view: Progress) -> list[tuple[str, str, int]]:
    """State, label and count of all there is, in the order of a message's life; the first two always."""
    _ = language.gettext()
    always = (State.QUEUED, State.DELIVERED)
    rows = [
        (state.value, _(MESSAGES[state]), view.counts[state])
        for state in _IN_ORDER
        if view.counts[state] or state in always
    ]
    return [*rows, ("erased", _("erased since"), view.erased)] if view.erased else rows


def tabs() -> dict[str, str]:
    """The tabs of the list."""
    _ = language.gettext()
    return {tab: _(text) for tab, text in TABS.items()}


def people(row: Broadcast) -> list[tuple[str, str]]:
    """Whom it is for: what was chosen by, and what was chosen. Nothing means everybody."""
    return list(_people(Filter.from_json(row.audience), language.gettext()))


def _people(wanted: Filter, _: Translate) -> Iterator[tuple[str, str]]:
    kinds = dict(phrases.kinds(language.current()))
    if wanted.places:
        yield _("Who follows"), ", ".join(_place(code, _) for code in wanted.places)
    if wanted.kinds:
        yield _("Looking for"), ", ".join(kinds.get(kind, kind) for kind in wanted.kinds)
    if wanted.languages:
        yield _("Reads"), ", ".join(_(LANGUAGE_NAMES[code]) for code in wanted.languages)
    if wanted.how:
        yield _("Signed up"), ", ".join(_(HOW_NAMES[how]) for how in wanted.how)
    if wanted.since:
        yield _("Signed up from"), day(wanted.since)
    if wanted.until:
        yield _("Signed up until"), day(wanted.until)


def _place(code: str, _: Translate) -> str:
    book = here.book()
    if code == OUTSIDE:
        return _("Outside the region")
    name = book.name(code)
    return _("All of %(place)s") % {"place": name} if code in book.served else name
