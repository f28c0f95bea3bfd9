"""What an import has to say: a sentence to translate for each fault, skipped row and remark."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from marshmallow import ValidationError

from smsgate.i18n import Translate


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence as it stands in the code (marked with `N_`), and what it names."""

    text: str
    values: Mapping[str, object] = field(default_factory=dict)


class Outcome(StrEnum):
    """What it means for the row: not taken, not needed, or taken with a remark."""

    REFUSED = "refused"
    SKIPPED = "skipped"
    REMARK = "remark"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One remark on one row. `column` is empty where it concerns the whole row."""

    row: int
    said: Said
    column: str = ""
    outcome: Outcome = Outcome.REFUSED

    def sentence(self, _: Translate) -> str:
        """`Row 7, pay_min: "abc" is no amount of money.`"""
        values = {
            "row": self.row,
            "column": self.column,
            "said": _(self.said.text) % self.said.values,
        }
        if self.column:
            return _("Row %(row)d, %(column)s: %(said)s") % values
        return _("Row %(row)d: %(said)s") % values


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What an import did, or would do. `taken` rows are new; `changed` were there and are different now."""

    taken: int = 0
    changed: int = 0
    published: int = 0
    asked: int = 0
    unknown_columns: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()

    def count(self, outcome: Outcome) -> int:
        """How many rows came to that; a row with three faults counts once."""
        return len({finding.row for finding in self.findings if finding.outcome is outcome})


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """By row, as the file is read; within a row by column."""
    return tuple(sorted(findings, key=lambda finding: (finding.row, finding.column)))


def refuse(text: str, **values: object) -> ValidationError:
    """The error a cell is refused with, for marshmallow to gather by column."""
    return ValidationError([Said(text, values)])


def faults(row: int, error: ValidationError) -> list[Finding]:
    """Every fault marshmallow found in a row."""
    return [
        Finding(
            row=row,
            column="" if column == "_schema" else column,
            said=said if isinstance(said, Said) else Said(str(said)),
        )
        for column, reasons in error.messages_dict.items()
        for said in reasons
    ]
