"""The settings of the service as they are, each with its meaning; they are changed where it runs."""

from collections.abc import Callable

from flask import Blueprint, render_template

from smsgate.config import Config
from smsgate.i18n import N_
from smsgate.services.figures import figures
from smsgate.services.rights import Right
from smsgate.web import here, language
from smsgate.web.guard import needs

bp = Blueprint("settings", __name__, url_prefix="/settings")


@bp.get("")
@needs(Right.SETTINGS)
def index() -> str:
    """What is set; no secret is shown."""
    _ = language.gettext()
    return render_template(
        "staff/settings.html",
        settings=[(name, _(meaning), value) for name, meaning, value in _rows(here.config())],
        gateways=sorted(here.runtime().gateways),
        stops=figures(here.now()).stops,
    )


def _rows(config: Config) -> list[tuple[str, str, str]]:
    quiet = config.quiet_hours
    return [
        ("SMSGATE_REGION", N_("Region served"), here.book().name(None)),
        ("SMSGATE_GATEWAY", N_("Network"), config.gateway),
        ("SMSGATE_SERVICE_NUMBER", N_("Number people text"), config.service_number),
        ("SMSGATE_DIGEST_AT", N_("Daily SMS at"), f"{config.digest_at:%H:%M}"),
        (
            "SMSGATE_QUIET_HOURS",
            N_("Quiet hours"),
            f"{quiet[0]:%H:%M}-{quiet[1]:%H:%M}" if quiet else "–",
        ),
        ("SMSGATE_TIMEZONE", N_("Time zone"), config.timezone.key),
        ("SMSGATE_SEGMENT_COST", N_("Rupiah for one SMS"), _each(config, config.cost)),
        ("SMSGATE_SEND_RATE", N_("SMS a second at most"), _each(config, config.rate)),
    ]


def _each(config: Config, of: Callable[[str], float | None]) -> str:
    """`350`, or where there are several networks what holds for each of them."""
    told = {name: of(name) for name in config.networks}
    if len(told) == 1:
        return str(*told.values()) if all(told.values()) else "–"
    return ", ".join(f"{name} {value or '–'}" for name, value in told.items())
