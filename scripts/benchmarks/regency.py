"""Where a population lives."""

from dataclasses import dataclass

_FIRST = (
    "Muara",
    "Lubuk",
    "Tanjung",
    "Ulu",
    "Talang",
    "Padang",
    "Sungai",
    "Tebing",
    "Bukit",
    "Simpang",
)
_SECOND = ("Agung", "Raya", "Indah", "Baru", "Lama", "Tinggi", "Jaya", "Makmur", "Besar", "Kecil")


@dataclass(frozen=True, slots=True)
class Regency:
    """Where everything happens: its code, and how many districts, the first with that number."""

    code: str
    districts: int
    first: int = 0

    def district(self, number: int) -> str:
        """A district's code; numbers count from 0, and begin again after the last."""
        return f"{self.code}.{self.first + number % self.districts:02}"

    def name(self, number: int) -> str:
        """What a district is called that was made up."""
        return f"{_FIRST[number // 10 % 10]} {_SECOND[number % 10]}"


MADE_UP = Regency("99.01", 100)
REAL = Regency("16.11", 10, first=1)
"""Empat Lawang, whose districts a map is shipped of."""
