"""`smsgate import`: an office's tables, saved as CSV."""

import getpass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from smsgate.cli.session import session
from smsgate.i18n import LANGUAGES, SOURCE_LANGUAGE, translator

if TYPE_CHECKING:
    from smsgate.models import Staff
    from smsgate.runtime import Runtime
    from smsgate.services.imports.findings import Report
    from smsgate.services.imports.places import PlaceReader

_file = click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
_check = click.option("--check", is_flag=True, help="Only say what is wrong; write nothing.")
_language = click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    default=SOURCE_LANGUAGE,
    show_default=True,
    help="Language of what is said about the rows.",
)


@click.group("import")
def command() -> None:
    """Import vacancies, subscribers or regions from a CSV file."""


@command.command("vacancies")
@_file
@_check
@_language
@click.option("--verified-by", metavar="EMAIL", help="Publish them in this person's name.")
def vacancies(*, file: Path, check: bool, language: str, verified_by: str | None) -> None:
    """Vacancies: they wait for verification unless --verified-by publishes them."""
    from smsgate.models import utcnow
    from smsgate.services.imports.vacancies import VacancyImport, import_vacancies

    with session() as runtime:
        now = utcnow()
        how = VacancyImport(
            served=runtime.config.region,
            now=now,
            today=now.astimezone(runtime.config.timezone).date(),
            officer=_verifier(verified_by),
            check_only=check,
        )
        report = import_vacancies(file.read_bytes(), _places(runtime), how)
    waiting = report.taken - report.published
    _tell(report, language, f"vacancies: {report.published} published, {waiting} waiting", check)


@command.command("subscribers")
@_file
@_check
@_language
@click.option("--verified-by", metavar="EMAIL", help="The officer who holds the consents.")
def subscribers(*, file: Path, check: bool, language: str, verified_by: str | None) -> None:
    """People: those without consented_on are asked by SMS and must answer SETUJU."""
    from smsgate.models import utcnow
    from smsgate.services.imports.subscribers import SubscriberImport, import_subscribers

    with session() as runtime:
        officer = _verifier(verified_by)
        how = SubscriberImport(
            config=runtime.config,
            now=utcnow(),
            file=file.name,
            officer=officer.email if officer else getpass.getuser(),
            check_only=check,
        )
        report = import_subscribers(file.read_bytes(), _places(runtime), how)
    _tell(report, language, f"subscriptions: numbers asked for consent {report.asked}", check)


@command.command("regions")
@_file
@_check
@_language
def regions(*, file: Path, check: bool, language: str) -> None:
    """Regions: new ones are added, those that differ are changed, none is removed."""
    from smsgate.services.imports.regions import import_regions

    with session():
        report = import_regions(file.read_bytes(), check_only=check)
    _tell(report, language, f"regions: {report.taken} new, {report.changed} changed", check)


def _verifier(email: str | None) -> "Staff | None":
    from smsgate.services.imports.vacancies import verifier

    return verifier(email) if email else None


def _places(runtime: "Runtime") -> "PlaceReader":
    from smsgate.services.gazetteer import gazetteer
    from smsgate.services.imports.places import PlaceReader

    served = runtime.config.region
    return PlaceReader(gazetteer(served), served)


def _tell(report: "Report", language: str, outcome: str, check: bool) -> None:
    """The faults on stderr, the sum on stdout; exit 1 when a row was refused."""
    from smsgate.services.imports.findings import Outcome

    if report.unknown_columns:
        click.echo(f"Columns left out: {', '.join(report.unknown_columns)}", err=True)
    _ = translator(language)
    for finding in report.findings:
        click.echo(finding.sentence(_), err=True)
    refused, skipped = report.count(Outcome.REFUSED), report.count(Outcome.SKIPPED)
    rows = f"{report.taken + report.changed} {'would be taken' if check else 'taken'}"
    click.echo(f"Rows: {rows}, {skipped} skipped, {refused} refused; {outcome}.")
    click.get_current_context().exit(1 if refused else 0)
