"""What is written down about an employer: read from a form, checked, and shown in the same words again."""

import re
from dataclasses import dataclass

from peewee import fn

from smsgate import phone, privacy
from smsgate.i18n import N_
from smsgate.models import Employer, EmployerKind, Region
from smsgate.services.places import PlaceBook, place_words

Faults = dict[str, str]
"""For each field that is refused a sentence (marked with `N_`) that says why."""

LONGEST = {"name": 100, "address": 200, "contact_name": 100, "contact": 80}
NIB_DIGITS, NIK_DIGITS = 13, 16
WIDEST = "provinsi"


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """An employer as typed. An empty `phone` keeps the number there is, unless `no_phone` takes it away."""

    name: str
    kind: str = ""
    place: str = ""
    address: str = ""
    contact_name: str = ""
    contact: str = ""
    phone: str = ""
    no_phone: bool = False
    nib: str = ""


def typed(employer: Employer, book: PlaceBook) -> Details:
    """An employer there is, as the form shows it; the phone number stays out of it."""
    return Details(
        name=employer.name,
        kind=employer.kind or "",
        place=place_words(employer.region, book),
        address=employer.address,
        contact_name=employer.contact_name,
        contact=employer.contact,
        nib=employer.nib,
    )


def read(details: Details, served: tuple[str, ...]) -> tuple[dict[str, object], Faults]:
    """The columns that the words mean, and what is wrong with them."""
    columns: dict[str, object] = {}
    faults: Faults = {}
    for name, most in LONGEST.items():
        text = " ".join(privacy.mask_nik(getattr(details, name)).split())
        columns[name] = text
        if len(text) > most:
            faults[name] = N_("This is too long.")
    if not columns["name"]:
        faults["name"] = N_("Write how the employer is called.")
    for field, reader in (("kind", _kind), ("nib", _nib), ("phone", _phone)):
        columns[field], fault = reader(details)
        if fault:
            faults[field] = fault
    if details.phone.strip() == "" and not details.no_phone:
        columns.pop("phone")
    columns["region"] = _place(details.place, served)
    if columns["region"] is None and details.place.strip():
        faults["place"] = N_("No such place is known. Write a kecamatan, or a kabupaten or kota.")
    return columns, faults


def taken(details: Details, columns: dict[str, object], own: Employer | None) -> Faults:
    """Whether another employer (than `own`) has the name or the NIB already."""
    faults: Faults = {}
    others = Employer.select() if own is None else Employer.select().where(Employer.id != own.id)
    if others.where(fn.LOWER(Employer.name) == details.name.strip().lower()).exists():
        faults["name"] = N_("An employer of this name is registered already. See the list.")
    if columns.get("nib") and others.where(Employer.nib == columns["nib"]).exists():
        faults["nib"] = N_("Another employer is registered with this NIB. See the list.")
    return faults


def _kind(details: Details) -> tuple[str | None, str]:
    if not details.kind:
        return None, ""
    known = details.kind in set(EmployerKind)
    return (details.kind, "") if known else (None, N_("Choose one of the list."))


def _nib(details: Details) -> tuple[str, str]:
    digits = re.sub(r"[\s.-]", "", details.nib)
    if not digits:
        return "", ""
    if digits.isdecimal() and len(digits) == NIK_DIGITS:
        return "", N_("This has 16 digits like a KTP number, which we never keep. A NIB has 13.")
    if not (digits.isascii() and digits.isdecimal()) or len(digits) != NIB_DIGITS:
        return digits[:NIB_DIGITS], N_("A NIB has 13 digits. Leave it empty if there is none.")
    return digits, ""


def _phone(details: Details) -> tuple[str | None, str]:
    if not details.phone.strip():
        return None, ""
    number = phone.normalise(details.phone)
    if number is None or not number.startswith("+62"):
        return None, N_("This is no mobile number. Write one such as 081234567890.")
    return number, ""


def _place(words: str, served: tuple[str, ...]) -> Region | None:
    """The region of a code or of words, one of the regions served before any other."""
    name, _, district = (part.strip().casefold() for part in words.partition(","))
    if not name:
        return None
    names = (name, f"kota {name}", f"kabupaten {name}", name.replace("kab. ", "kabupaten "))
    found = Region.select().where(
        ((Region.code == name) | fn.LOWER(Region.name).in_(names)) & (Region.level != WIDEST)
    )
    rows = [row for row in found if not district or _lies_in(row, district)]
    return min(rows, key=lambda row: (row.code[:5] not in served, len(row.code)), default=None)


def _lies_in(region: Region, district: str) -> bool:
    parent = Region.get_or_none(Region.code == region.parent_code)
    return parent is not None and parent.name.casefold() == district
