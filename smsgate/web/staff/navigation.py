"""The menu of the office: what is there, and who sees it."""

from dataclasses import dataclass
from itertools import groupby

from flask import request, url_for
from flask_login import current_user

from smsgate.i18n import N_
from smsgate.models import Role
from smsgate.services.rights import Right, may
from smsgate.web import language


@dataclass(frozen=True, slots=True)
class Entry:
    """A page of the menu; `icon` is a picture of static/staff/icons.svg.

    Pages of one `group` (their common name, the next ones' too) are one line of the menu, and stand side by
    side on top of each of them.
    """

    endpoint: str
    label: str
    icon: str
    right: Right
    group: str = ""

    @property
    def room(self) -> str:
        """The blueprint it belongs to."""
        return self.endpoint.rpartition(".")[0]


FOLLOWERS, TEXTS, FIGURES, OFFICE = (
    N_("Subscribers"),
    N_("Answers and tips"),
    N_("Reports"),
    N_("Administration"),
)

ENTRIES = (
    Entry("staff.dashboard.index", N_("Today"), "home", Right.SEE),
    Entry("staff.inbox.index", N_("Inbox"), "inbox", Right.ANSWER),
    Entry("staff.verification.index", N_("Verification"), "check", Right.VERIFY),
    Entry("staff.warnings.index", N_("Warnings"), "warning", Right.VERIFY),
    Entry("staff.vacancies.index", N_("Vacancies"), "briefcase", Right.SEE),
    Entry("staff.applications.index", N_("Applications"), "people", Right.ANSWER),
    Entry("staff.employers.index", N_("Employers"), "shop", Right.SEE),
    Entry("staff.broadcasts.index", N_("Broadcasts"), "megaphone", Right.BROADCAST),
    Entry("staff.subscribers.index", N_("Subscribers"), "people", Right.SUBSCRIBERS, FOLLOWERS),
    Entry("staff.blocked.index", N_("Blocked numbers"), "people", Right.ANSWER, FOLLOWERS),
    Entry("staff.agents.index", N_("Village agents"), "person", Right.SUBSCRIBERS),
    Entry("staff.takealong.index", N_("For WhatsApp"), "share", Right.SEE),
    Entry("staff.content.index", N_("Ready answers"), "text", Right.CONTENT, TEXTS),
    Entry("staff.answers.index", N_("Frequent questions"), "text", Right.CONTENT, TEXTS),
    Entry("staff.lessons.index", N_("Tips"), "text", Right.CONTENT, TEXTS),
    Entry("staff.reports.index", N_("Reports"), "chart", Right.SEE, FIGURES),
    Entry("staff.feedback.index", N_("Suggestions"), "chart", Right.ANSWER, FIGURES),
    Entry("staff.team.index", N_("Team"), "team", Right.TEAM, OFFICE),
    Entry("staff.audit.index", N_("Audit log"), "list", Right.AUDIT, OFFICE),
    Entry("staff.settings.index", N_("Settings"), "gear", Right.SETTINGS, OFFICE),
    Entry("staff.guide.index", N_("Guide"), "help", Right.SEE),
    Entry("employer.index", N_("My vacancies"), "briefcase", Right.OWN),
    Entry("employer.guide.index", N_("Guide"), "help", Right.OWN),
)


@dataclass(frozen=True, slots=True)
class Shown:
    """An entry as the page shows it."""

    url: str
    label: str
    icon: str
    here: bool


def home() -> str:
    """The endpoint of the first page of whoever is signed in; the notice board for all others."""
    if not current_user.is_authenticated:
        return "public.board"
    return "employer.index" if current_user.staff.role == Role.EMPLOYER else "staff.dashboard.index"


def menu() -> list[Shown]:
    """What whoever is signed in may open, a group in one line; nothing before."""
    lines = [list(line) for _, line in groupby(_mine(), key=lambda one: one.group or one.endpoint)]
    rooms = [{one.room for one in line} for line in lines]
    return [
        _shown(line[0], line[0].group or line[0].label, _room() in inside)
        for line, inside in zip(lines, rooms, strict=True)
    ]


def beside() -> list[Shown]:
    """The pages of the group this one is of, itself too; nothing where it stands alone."""
    mine = _mine()
    group = next((one.group for one in mine if one.room == _room()), "")
    found = [one for one in mine if group and one.group == group]
    return [_shown(one, one.label, one.room == _room()) for one in found if len(found) > 1]


def _mine() -> list[Entry]:
    if not current_user.is_authenticated:
        return []
    return [one for one in ENTRIES if may(current_user.staff, one.right)]


def _room() -> str:
    return (request.endpoint or "").rpartition(".")[0]


def _shown(entry: Entry, label: str, here: bool) -> Shown:
    _ = language.gettext()
    return Shown(url_for(entry.endpoint), _(label), entry.icon, here)
