"""Cells with schooling: `SMA/SMK sederajat`, `D-III`, `min. SMP`."""

from smsgate.i18n import N_
from smsgate.services.imports.findings import refuse
from smsgate.services.imports.records import shown
from smsgate.services.imports.values import NOTHING
from smsgate.wording.schooling import level_codes, levels_in


def read_education(cell: str) -> str | None:
    """The lowest level of schooling named (SD, SMP, SMA, SMK, D3, S1 …); None when all are welcome."""
    if NOTHING.fullmatch(" ".join(cell.casefold().replace(".", "").split())):
        return None
    found = levels_in(cell)
    if not found:
        raise refuse(
            N_("%(cell)s is no level of schooling. Write one of: %(known)s."),
            cell=shown(cell),
            known=", ".join(level_codes()),
        )
    rank, _start, code = min(found)
    return code if rank else None
