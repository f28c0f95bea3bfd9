"""`/staff`: the pages of the office. One module for each noun, all behind one guard."""

from typing import Any

from flask import Blueprint

from smsgate.services.rights import Right
from smsgate.web import language
from smsgate.web.guard import guarded
from smsgate.web.staff import (
    account,
    agents,
    answers,
    applications,
    audit,
    blocked,
    broadcast_runs,
    broadcasts,
    content,
    dashboard,
    employer_papers,
    employers,
    feedback,
    guide,
    imports,
    inbox,
    lessons,
    login,
    navigation,
    recall,
    reports,
    settings,
    subscribers,
    takealong,
    team,
    vacancies,
    vacancy_export,
    verification,
    warnings,
)

ROOMS: tuple[Blueprint, ...] = (
    broadcasts.bp,
    broadcast_runs.bp,
    dashboard.bp,
    inbox.bp,
    content.bp,
    answers.bp,
    lessons.bp,
    reports.bp,
    feedback.bp,
    imports.bp,
    recall.bp,
    verification.bp,
    warnings.bp,
    employers.bp,
    employer_papers.bp,
    takealong.bp,
    vacancy_export.bp,
    vacancies.bp,
    applications.bp,
    login.bp,
    account.bp,
    guide.bp,
    team.bp,
    audit.bp,
    settings.bp,
    blocked.bp,
    subscribers.bp,
    agents.bp,
)

bp = Blueprint("staff", __name__, url_prefix="/staff")
guarded(bp)
for room in ROOMS:
    bp.register_blueprint(room)


@bp.context_processor
def _words() -> dict[str, Any]:
    return {
        "menu": navigation.menu(),
        "beside": navigation.beside(),
        "home_endpoint": navigation.home(),
        "Right": Right,
        "in_guide": guide.of_this_page("officer", "staff.guide.index"),
        "translate": language.gettext(),
    }
