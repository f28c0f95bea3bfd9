"""Importing vacancies by upload: checked row by row, mended in the page, then imported, each step once."""

from smsgate.services.uploads.keeping import (
    begin_import,
    drop_old,
    is_small,
    mend,
    of,
    receive,
    recent,
)
from smsgate.services.uploads.reading import every_finding, faults, remarks
from smsgate.services.uploads.working import UNDER_WAY, pending, work

__all__ = [
    "UNDER_WAY",
    "begin_import",
    "drop_old",
    "every_finding",
    "faults",
    "is_small",
    "mend",
    "of",
    "pending",
    "receive",
    "recent",
    "remarks",
    "work",
]
