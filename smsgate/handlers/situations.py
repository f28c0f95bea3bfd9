"""What somebody who reports is in, by their words: each has its own advice and its own hotline."""

import re
from typing import Final

_NOT_DONE: Final = r"(?!disuruh|diminta|suruh|minta|mau|akan|belum|tidak|ndak|gak|not|asked|told)"
_PAID: Final = re.compile(
    rf"\b(?:sudah|udah|sdh|telah|terlanjur|already|i|have)\s+(?:{_NOT_DONE}\w+\s+){{0,2}}"
    r"(?:di)?(?:bayar|byr|transfer(?:red)?|trf|tf|kirim|krm|setor|paid|sent)\b"
    r"|\b(?:di|ter|me|ke)n?(?:tipu|ipu)\w*\b.{0,30}\d|\bkena tipu\b|\bscammed\b|\b(?:i|we) lost\b"
    r"|\buang (?:saya|kami|aku)\b.{0,20}\b(?:hilang|habis|raib|dibawa|lari)",
    re.I,
)
_THREAT: Final = re.compile(
    r"\b(?:di|meng?)?ancam\w*|\bthreat\w*|\bpaksa|dipaksa|disekap|dipukul|dilecehkan|lecehkan|perkosa"
    r"|ktp (?:saya )?ditahan|\b(?:rape|beat|harass)\w*",
    re.I,
)
_LOAN: Final = re.compile(r"\bpinjol\b|pinjam|\bh?utang\b|penagih|debt|\bloan\b|rentenir", re.I)
_ABROAD: Final = re.compile(
    r"luar negeri|\b(?:malaysia|kamboja|myanmar|taiwan|hong ?kong|arab|korea|jepang|dubai|singapura"
    r"|tki|tkw|pmi|abroad|overseas)\b",
    re.I,
)
PAID, THREAT, LOAN, ABROAD, OTHER = "paid", "threat", "loan", "abroad", "other"
_IN_ORDER: Final = ((THREAT, _THREAT), (PAID, _PAID), (LOAN, _LOAN), (ABROAD, _ABROAD))


def situation(story: str) -> str:
    """The gravest that its words tell of."""
    return next((name for name, pattern in _IN_ORDER if pattern.search(story)), OTHER)
