"""Senses that give way to a need for work: questions for the office, work found or not found."""

from typing import Final

from smsgate.understanding.request import Intent
from smsgate.understanding.senses import sense

OFFICE: Final = (
    r"(?:kartu kuning|ak1|ak NUM|ak DIGIT|disnaker\w*|dinas tenaga|pelatihan|blk|bpjs|jamsostek|prakerja"
    r"|kartu pencari|jobfair|bursa kerja|labour office|buruh kantor|legalisir"
    r"|jht|bp2mi|cpns|pppk|casn|paspor|kursus(?: \w+)? gratis|surat lamar(?:an)?|ijazah hilang|jam kantor)"
)
"""What people ask the labour office about."""

_TAKEN = r"(?:dapat|diterima|keterima)"
_KIN = r"(?:teman|tetangga|adik|kakak|anak|sepupu|saudara)"

OUTCOME_SENSES: Final = (
    sense(
        Intent.ASK,
        "TANYA",
        "a question for the office",
        (rf"\b{OFFICE}\b",),
        (
            r"\bloker\b",
            r"^(?:kerja|cari)\b",
            r"\b(?:cari|butuh|ada|mau) kerja\b",
            r"\bterima lamar",
        ),
    ),
    sense(
        Intent.NOT_HIRED,
        "BELUM",
        "has found no work yet",
        (
            rf"\bbelum (?:ada |juga )?(?:{_TAKEN}|kerja|panggilan|dipanggil|kabar)\b",
            r"\btidak (?:lolos|dapat|lulus) ?(?:kerja)?$",
            r"\btidak (?:diterima|keterima)\b",
            r"\b(?:tidak|belum|not) (?:yet|hired)\b",
            r"\bditolak\b|^gagal\b|^still (?:no|menganggur)\b",
            r"^belum (?:ada kerja|lulus|rezeki|beruntung)\b",
            r"\bmasih menganggur\b",
        ),
        (
            r"\bloker\b",
            r"\bcari\b",
            r"\bada kerja\b",
            r"\bbutuh\b",
            r"\bditipu\b",
            r"\bmau kerja\b",
        ),
    ),
    sense(
        Intent.HIRED,
        "DAPAT",
        "has found work",
        (
            rf"\b(?:sudah|lah|telah|alhamdulillah|saya|aku) (?:\w+ )?{_TAKEN} (?:a )?(?:kerja|loker)\b",
            r"^(?:saya )?(?:am )?diterima$|^(?:saya )?lolos$|\bsudah ada kerja$",
            r"^already\b.*\b(?:loker|kerja)$",
            r"\b(?:sudah|lah|telah)(?: \w+)? (?:diterima|keterima|kerja di)\b",
            r"\b(?:sudah|lah) (?:mulai )?kerja(?: pak| bu| mang| di PLACE)*$",
            r"\bsudah (?:pak |bu )?dapat$",
            r"^dapat (?:kerja|pak|bu|diterima)\b",
            r"^saya dapat (?:the )?(?:kerja|loker)\b",
            r"^(?:saya |aku )?(?:diterima|keterima)\b",
            r"\balhamdulillah\b.*\b(?:sudah|lah|lolos|dapat|diterima|keterima)\b",
            r"\bditerima kerja\b",
        ),
        (
            r"(?<!dapat )(?<!the )\bloker\b",
            r"\b(?:cari|CODE|belum|tidak|stop|bayar|MONEY|butuh)\b",
            r"\bmau (?:\w+ )?kerja\b|\bada kerja\b",
            rf"\b{_KIN} (?:saya |aku |ku )?(?:sudah )?(?:dapat|diterima)\b",
        ),
    ),
)
