"""The vacancies as a table with the fields of the national report (SIAPkerja/Karirhub)."""

from flask import Blueprint, Response

from smsgate.services import siapkerja
from smsgate.services.rights import Right
from smsgate.web import here
from smsgate.web.downloads import csv_download
from smsgate.web.guard import needs
from smsgate.web.staff.vacancies.room import wanted_of_address

bp = Blueprint("vacancy_export", __name__, url_prefix="/vacancies/export.csv")


@bp.get("")
@needs(Right.EXPORT)
def index() -> Response:
    """All that the filters in the address leave, as the list of vacancies has them."""
    wanted, zone = wanted_of_address(), here.config().timezone
    rows = siapkerja.export(wanted, here.me(), zone, here.now())
    return csv_download(f"lowongan-siapkerja-{wanted.today}", siapkerja.COLUMNS, rows)
