"""Employers as the office keeps them: registered, verified, suspended, with the papers they showed."""

from smsgate.services.employers.changes import edit, put_back, register, reveal, verify
from smsgate.services.employers.details import Details, Faults, typed
from smsgate.services.employers.listing import Wanted, document, page, portrait, within_reach
from smsgate.services.employers.suspension import current, lift, suspend

__all__ = [
    "Details",
    "Faults",
    "Wanted",
    "current",
    "document",
    "edit",
    "lift",
    "page",
    "portrait",
    "put_back",
    "register",
    "reveal",
    "suspend",
    "typed",
    "verify",
    "within_reach",
]
