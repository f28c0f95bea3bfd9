"""`smsgate digest`: what a morning's digest comes to, or the digest now."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import click

from smsgate.cli.session import session
from smsgate.errors import InputError

if TYPE_CHECKING:
    from smsgate.config import Config
    from smsgate.services.digest import DigestPlan


def _options(function: Callable[..., Any]) -> Callable[..., Any]:
    day = click.option(
        "--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="Local date; default: today."
    )
    region = click.option("--region", metavar="CODE", help="Only who follows something in it.")
    return day(region(function))


@click.group("digest")
def command() -> None:
    """The daily digest by hand."""


@command.command("preview")
@_options
def preview(*, day: datetime | None, region: str | None) -> None:
    """How many people, texts, segments and rupiah; nothing is written."""
    from smsgate.models import utcnow
    from smsgate.services import digest

    with session() as runtime:
        config, now = runtime.config, utcnow()
        _require_served(region, config)
        plan = digest.preview(_day(day, config), config, now, region=region)
    _tell(plan, "was sent to" if plan.done else "would go to")


@command.command("run")
@_options
def run(*, day: datetime | None, region: str | None) -> None:
    """Put the digest into the outbox now; twice for one date sends nothing twice."""
    from smsgate.models import utcnow
    from smsgate.services import digest
    from smsgate.tasks.sending import ring

    with session() as runtime:
        config, now = runtime.config, utcnow()
        _require_served(region, config)
        plan = digest.run(_day(day, config), config, ring, now, region=region)
    _tell(plan, "was sent before to" if plan.done else "goes to")


def _day(given: datetime | None, config: "Config") -> date:
    return given.date() if given else datetime.now(config.timezone).date()


def _require_served(region: str | None, config: "Config") -> None:
    served = region is None or any(
        region == code or region.startswith(f"{code}.") for code in config.region
    )
    if not served:
        raise InputError(f"{region} does not lie in {', '.join(config.region)} (SMSGATE_REGION).")


def _tell(plan: "DigestPlan", verb: str) -> None:
    rupiah = f"{plan.rupiah:,}".replace(",", ".")
    click.echo(
        f"The digest of {plan.day} {verb} {_people(plan.people)}: texts {plan.texts}, "
        f"segments {plan.segments}, Rp {rupiah}."
    )
    for text in plan.groups:
        click.echo(f"\n{_people(text.people)}, segments each {text.segments}:\n{text.text}")


def _people(count: int) -> str:
    return "1 person" if count == 1 else f"{count} people"
