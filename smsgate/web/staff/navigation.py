"""The menu of the office: what is there, and who sees it."""

from dataclasses import dataclass

from flask import request, url_for
from flask_login import current_user

from smsgate.i18n import N_
from smsgate.models import Role
from smsgate.services.rights import Right, may
from smsgate.web import language


@dataclass(frozen=True, slots=True)
class Entry:
    """A page of the menu; `icon` is a picture of static/staff/icons.svg."""

    endpoint: str
    label: str
    icon: str
    right: Right


ENTRIES = (
    Entry("staff.dashboard.index", N_("Today"), "home", Right.SEE),
    Entry("staff.inbox.index", N_("Inbox"), "inbox", Right.ANSWER),
    Entry("staff.verification.index", N_("Verification"), "check", Right.VERIFY),
    Entry("staff.warnings.index", N_("Warnings"), "warning", Right.VERIFY),
    Entry("staff.vacancies.index", N_("Vacancies"), "briefcase", Right.SEE),
    Entry("staff.applications.index", N_("Applications"), "people", Right.ANSWER),
    Entry("staff.employers.index", N_("Employers"), "shop", Right.SEE),
    Entry("staff.broadcasts.index", N_("Broadcasts"), "megaphone", Right.BROADCAST),
    Entry("staff.subscribers.index", N_("Subscribers"), "people", Right.SUBSCRIBERS),
    Entry("staff.agents.index", N_("Village agents"), "person", Right.SUBSCRIBERS),
    Entry("staff.takealong.index", N_("For WhatsApp"), "share", Right.SEE),
    Entry("staff.content.index", N_("Ready answers"), "text", Right.CONTENT),
    Entry("staff.answers.index", N_("Frequent questions"), "text", Right.CONTENT),
    Entry("staff.lessons.index", N_("Tips"), "text", Right.CONTENT),
    Entry("staff.reports.index", N_("Reports"), "chart", Right.SEE),
    Entry("staff.team.index", N_("Team"), "team", Right.TEAM),
    Entry("staff.audit.index", N_("Audit log"), "list", Right.AUDIT),
    Entry("staff.settings.index", N_("Settings"), "gear", Right.SETTINGS),
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
    """What whoever is signed in may open; nothing before."""
    if not current_user.is_authenticated:
        return []
    _ = language.gettext()
    room = (request.endpoint or "").rpartition(".")[0]
    return [
        Shown(url_for(one.endpoint), _(one.label), one.icon, one.endpoint.startswith(f"{room}."))
        for one in ENTRIES
        if may(current_user.staff, one.right)
    ]
