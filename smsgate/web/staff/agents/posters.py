"""Sheets of A4 to pin up in the villages: large letters, codes, our number."""

from flask import abort, render_template

from smsgate.services.agents import posters
from smsgate.services.places import office_name
from smsgate.services.rights import Right
from smsgate.web import here, language, phrases
from smsgate.web.guard import needs
from smsgate.web.staff.agents import room
from smsgate.web.staff.agents.room import bp


@bp.get("/<int:agent_id>/poster")
@needs(Right.SUBSCRIBERS)
def poster(agent_id: int) -> str:
    """The sheet of an agent's village."""
    agent = room.agent(agent_id)
    return _sheets(agent.area, (agent.village,))


@bp.get("/posters/<district>")
@needs(Right.SUBSCRIBERS)
def of_district(district: str) -> str:
    """A sheet for each village of a district, with or without an agent."""
    if district not in {place.code for place in here.districts()}:
        abort(404)
    return _sheets(district, tuple(each.code for each in here.book().villages(district)))


def _sheets(area: str, villages: tuple[str, ...]) -> str:
    _ = language.gettext()
    return render_template(
        "staff/agents/poster.html",
        sheets=posters.of_villages(area, villages, here.book(), here.today()),
        area=here.book().name(area),
        number=here.config().service_number,
        office=office_name(here.config().region),
        today=here.today(),
        pay=lambda vacancy: phrases.short_pay(vacancy, _),
        place=lambda vacancy: phrases.place(vacancy, here.book()),
    )
