"""What the labels of the figures are called on a page."""

from smsgate.i18n import N_
from smsgate.messages import Priority
from smsgate.services.places import PlaceBook
from smsgate.understanding import Intent
from smsgate.views import OUTSIDE
from smsgate.web import language, states

_INTENTS: dict[str, str] = {
    "": N_("no longer known"),
    Intent.SEARCH: N_("looked for work (LOKER)"),
    Intent.MORE: N_("read on (LANJUT)"),
    Intent.DETAIL: N_("asked for a vacancy by its code"),
    Intent.PICK: N_("chose from a list"),
    Intent.SUBSCRIBE: N_("signed up (DAFTAR)"),
    Intent.UNSUBSCRIBE: N_("ended it (BERHENTI)"),
    Intent.PAUSE: N_("paused (JEDA)"),
    Intent.APPLY: N_("applied (LAMAR)"),
    Intent.VERIFY: N_("had a code checked (CEK)"),
    Intent.POST: N_("offered work (PASANG)"),
    Intent.FILLED: N_("said it was filled (TERISI)"),
    Intent.REPORT: N_("reported something (LAPOR)"),
    Intent.ASK: N_("asked an officer (TANYA)"),
    Intent.TIPS: N_("read tips (TIPS)"),
    Intent.FEEDBACK: N_("praised or criticised (SARAN)"),
    Intent.PROFILE: N_("filled in a profile (PROFIL)"),
    Intent.HIRED: N_("got the job (DAPAT)"),
    Intent.NOT_HIRED: N_("did not get it (BELUM)"),
    Intent.LANGUAGE: N_("changed the language (BAHASA)"),
    Intent.HELP: N_("asked for help (BANTUAN)"),
    Intent.MY_DATA: N_("asked for their data (DATAKU)"),
    Intent.ERASE: N_("had their data erased (HAPUS DATA)"),
    Intent.REGISTER_OTHER: N_("signed up somebody else (DAFTARKAN)"),
    Intent.YES: N_("said yes (YA, SETUJU)"),
    Intent.NO: N_("said no (TIDAK)"),
    Intent.THANKS: N_("said thanks"),
    Intent.UNKNOWN: N_("was not understood"),
}
_KINDS = {
    Priority.ANSWER: N_("Answers"),
    Priority.OFFICER: N_("From officers"),
    Priority.WARNING: N_("Warnings of fraud"),
    Priority.BROADCAST: N_("Broadcasts"),
    Priority.DIGEST: N_("Daily SMS"),
}
_FUNNEL = (
    N_("Told of vacancies"),
    N_("Asked for one in detail"),
    N_("Applied"),
    N_("Hired"),
    N_("Found work, in any way"),
)


def intent(label: str) -> str:
    """What somebody wrote for."""
    return language.gettext()(_INTENTS.get(label, label))


def kind(label: str) -> str:
    """A priority by its name in small letters."""
    known = {priority.name.lower(): text for priority, text in _KINDS.items()}
    return language.gettext()(known.get(label, label))


def state(label: str) -> str:
    """What became of a message."""
    known: dict[str, str] = {one.value: text for one, text in states.MESSAGES.items()}
    return language.gettext()(known.get(label, label))


def funnel() -> tuple[str, ...]:
    """The steps from being told to being hired."""
    _ = language.gettext()
    return tuple(_(step) for step in _FUNNEL)


def place(code: str, book: PlaceBook) -> str:
    """A place by its code; LUAR and "" (the whole region) have no name of their own."""
    _ = language.gettext()
    if code == OUTSIDE:
        return _("outside the regency")
    if not code or code in book.served:
        return _("all of %(region)s") % {"region": book.name(code or None)}
    return book.name(code)
