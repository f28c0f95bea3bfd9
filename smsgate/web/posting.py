"""A vacancy as schema.org JobPosting, for search engines: https://schema.org/JobPosting."""

from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from smsgate.services.board import Notice
from smsgate.services.places import PlaceBook
from smsgate.views import VacancyView

_UNITS = {"month": "MONTH", "day": "DAY"}
_COUNTRY = {"@type": "Country", "name": "Indonesia"}


def job_posting(notice: Notice, book: PlaceBook, url: str, zone: ZoneInfo) -> dict[str, Any]:
    """JSON-LD of an open vacancy; what the employer did not say is left out."""
    view = notice.view
    closes = datetime.combine(view.expires_on, time(23, 59, 59), zone)
    posting = {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": view.title,
        "description": view.description or view.title,
        "identifier": {"@type": "PropertyValue", "name": "BUKAN PINJOL", "value": str(view.code)},
        "url": url,
        "datePosted": view.verified_on.isoformat() if view.verified_on else None,
        "validThrough": closes.isoformat(),
        "hiringOrganization": {"@type": "Organization", "name": view.employer},
        "jobLocation": _location(notice, book),
        "jobLocationType": "TELECOMMUTE" if view.mode == "online" else None,
        "applicantLocationRequirements": _COUNTRY if view.mode == "online" else None,
        "baseSalary": _salary(view),
        "educationRequirements": view.education,
        "totalJobOpenings": view.openings,
        "directApply": False,
    }
    return {name: value for name, value in posting.items() if value is not None}


def _location(notice: Notice, book: PlaceBook) -> dict[str, Any]:
    address = {
        "@type": "PostalAddress",
        "streetAddress": notice.address,
        "addressLocality": notice.view.place_name,
        "addressRegion": f"{book.name(notice.regency)}, {book.name(notice.regency[:2])}",
        "addressCountry": "ID",
    }
    return {
        "@type": "Place",
        "address": {name: value for name, value in address.items() if value},
    }


def _salary(view: VacancyView) -> dict[str, Any] | None:
    """None for piece work, which schema.org has no unit for, and where no sum was named."""
    unit = _UNITS.get(view.pay_per)
    if not unit or not (view.pay_min or view.pay_max):
        return None
    value: dict[str, Any] = {"@type": "QuantitativeValue", "unitText": unit}
    if view.pay_min and view.pay_max:
        value |= {"minValue": view.pay_min, "maxValue": view.pay_max}
    else:
        value["value"] = view.pay_min or view.pay_max
    return {"@type": "MonetaryAmount", "currency": "IDR", "value": value}
