"""The audit log in the words of a page: what the services call by short names."""

from collections.abc import Mapping

from smsgate.i18n import N_
from smsgate.services.audit import COMMAND_LINE
from smsgate.services.employer_desk.by_phone import BY_PHONE
from smsgate.web import language
from smsgate.web.staff.vacancies.words import FIELDS

SUBJECTS = {
    "agent": N_("Village agent"),
    "application": N_("Application"),
    "audit": N_("Audit log"),
    "backup": N_("Backup"),
    "broadcast": N_("Broadcast"),
    "canned_reply": N_("Ready answer"),
    "database": N_("Database"),
    "employer": N_("Employer"),
    "inbox": N_("Conversation"),
    "conversation": N_("Conversation"),
    "label": N_("Label"),
    "lesson": N_("Tip"),
    "message": N_("Message"),
    "number": N_("Number"),
    "contact": N_("Number"),
    "outbox": N_("Outbox"),
    "frequent_answer": N_("Frequent question"),
    "report": N_("Report"),
    "staff": N_("Account"),
    "statistics": N_("Figures"),
    "subscriber": N_("Subscriber"),
    "vacancy": N_("Vacancy"),
    "warning": N_("Warning"),
}
VERBS = {
    "add": N_("added"),
    "answer": N_("answered"),
    "applicants": N_("applicants read"),
    "approve": N_("approved"),
    "approve_first": N_("approved by the first of two officers"),
    "ask": N_("approval asked for"),
    "assign": N_("assigned"),
    "block": N_("blocked"),
    "bring_back": N_("brought back"),
    "change": N_("changed"),
    "check": N_("checklist filled in"),
    "clear": N_("put aside as honest"),
    "close": N_("closed"),
    "code_off": N_("code from the phone switched off"),
    "code_on": N_("code from the phone switched on"),
    "confirm": N_("confirmed as a fraud"),
    "copy": N_("copied"),
    "create": N_("written down"),
    "cv": N_("CV taken away"),
    "decide": N_("decided"),
    "disable": N_("disabled"),
    "discard": N_("discarded"),
    "dismiss": N_("put aside"),
    "document_add": N_("paper added"),
    "document_open": N_("paper opened"),
    "document_remove": N_("paper removed"),
    "duplicate": N_("duplicated from another one"),
    "edit": N_("changed"),
    "enable": N_("enabled"),
    "end": N_("subscription ended"),
    "erase": N_("erased"),
    "export": N_("taken away as a table"),
    "extend": N_("extended"),
    "fill": N_("marked as filled"),
    "hold_back": N_("held back"),
    "handover": N_("number with a new owner"),
    "import": N_("imported"),
    "invite": N_("invited"),
    "label": N_("labelled"),
    "lift": N_("suspension lifted"),
    "lift_warning": N_("warning lifted"),
    "move": N_("moved"),
    "note": N_("note written"),
    "offer": N_("offered again"),
    "pause": N_("paused"),
    "publish": N_("published"),
    "put_back": N_("verification taken back"),
    "recall": N_("called back as a fraud"),
    "recovery_codes": N_("new recovery codes"),
    "register": N_("registered"),
    "reject": N_("rejected"),
    "reopen": N_("reopened"),
    "reset_password": N_("password reset"),
    "resolve": N_("settled by hand"),
    "restore": N_("restored"),
    "resume": N_("resumed"),
    "retire": N_("retired"),
    "reveal": N_("number shown"),
    "save": N_("saved"),
    "see": N_("looked at"),
    "send_back": N_("sent back"),
    "set_password": N_("password set"),
    "sign_out": N_("signed out everywhere"),
    "signed_in": N_("signed in"),
    "stop": N_("stopped"),
    "submit": N_("handed in"),
    "suspend": N_("suspended"),
    "take_back": N_("taken back"),
    "try": N_("tried"),
    "unblock": N_("block lifted"),
    "undo": N_("taken back"),
    "unlabel": N_("label taken off"),
    "use": N_("sent again"),
    "verify": N_("verified"),
    "void": N_("approval void"),
    "withdraw": N_("withdrawn"),
    "write": N_("written down"),
}
NAMES = {
    **FIELDS,
    "alone": N_("Without a second officer"),
    "area": N_("Kecamatan"),
    "at": N_("When"),
    "audience": N_("The people"),
    "contact": N_("Person"),
    "from": N_("Send from"),
    "label": N_("Label"),
    "message": N_("Message"),
    "note": N_("Note"),
    "office": N_("Office in the village"),
    "rupiah": N_("Cost"),
    "segments": N_("SMS"),
    "text_en": N_("Text in English"),
    "text_id": N_("Text in Indonesian"),
    "texts": N_("Texts"),
    "to": N_("Who answers"),
    "until": N_("Until"),
    "village": N_("Village"),
    "what": N_("What"),
    "days": N_("Days"),
    "consequence": N_("What it means"),
    "asked": N_("people asked by SMS"),
    "consent": N_("Consent"),
    "district": N_("Kecamatan"),
    "districts": N_("Kecamatan"),
    "numbers": N_("Mobile numbers"),
    "people": N_("People"),
    "vacancies": N_("Vacancies"),
    "vacancy": N_("Vacancy"),
    "email": N_("E-mail"),
    "employer": N_("Employer"),
    "file": N_("File"),
    "kind": N_("Kind of work"),
    "expires_on": N_("Last day"),
    "language": N_("Language"),
    "name": N_("Name"),
    "paused_until": N_("Paused until"),
    "place": N_("Place"),
    "reason": N_("Reason"),
    "role": N_("Role"),
    "state": N_("State"),
    "subscription": N_("Subscription"),
    "title": N_("Title"),
}


def subject(name: str) -> str:
    """`Vacancy`; what is not known stands as it is."""
    return language.gettext()(SUBJECTS.get(name, name))


def action(name: str) -> str:
    """`Vacancy: published`."""
    noun, _dot, verb = name.partition(".")
    return f"{subject(noun)}: {language.gettext()(VERBS.get(verb, verb))}"


def person(address: str, names: Mapping[str, str]) -> str:
    """A colleague's name where it is known, else the address; or the command line."""
    if address == COMMAND_LINE:
        return language.gettext()(N_("command line"))
    if address == BY_PHONE:
        return language.gettext()(N_("employer, by phone"))
    return names.get(address) or address


def person_in_full(address: str, names: Mapping[str, str]) -> str:
    """`Rina (rina@empatlawangkab.go.id)`: to choose from."""
    called = person(address, names)
    return f"{called} ({address})" if names.get(address) else called


def field(name: str) -> str:
    """What was changed."""
    return language.gettext()(NAMES.get(name, name))
