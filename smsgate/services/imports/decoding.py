"""Bytes to text: whichever of the encodings in which office programs save CSV."""

import codecs

from smsgate.errors import InputError
from smsgate.i18n import N_

MOST_BYTES = 20_000_000
LARGEST_UPLOAD = 5_000_000
"""Bytes; of a table that comes by a page."""

_NOT_CSV = {
    b"PK\x03\x04": N_(
        "The file is an Excel or LibreOffice workbook. Save it as CSV and import that."
    ),
    b"\xd0\xcf\x11\xe0": N_("The file is an old Excel workbook. Save it as CSV and import that."),
    b"%PDF": N_("The file is a PDF. Save the table as CSV and import that."),
    **dict.fromkeys(
        (b"\x89PNG", b"\xff\xd8\xff", b"GIF8"),
        N_("The file is a picture. Type the table into a spreadsheet and save it as CSV."),
    ),
    **dict.fromkeys(
        (b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!"),
        N_("The file is an archive. Unpack it and import the CSV inside."),
    ),
}
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 1000


def decode(content: bytes) -> str:
    """UTF-8 and UTF-16 (with or without a mark in front), or else Windows-1252; NUL bytes are dropped.

    Raises InputError for a file that is no CSV, is empty, or is larger than 20 MB.
    """
    if len(content) > MOST_BYTES:
        raise InputError(N_("The file is larger than 20 MB. Split it."))
    for start, sentence in _NOT_CSV.items():
        if content.startswith(start):
            raise InputError(sentence)
    text = _decoded(content).replace("\x00", "")
    if not text.strip():
        raise InputError(N_("The file is empty."))
    return text


def decode_upload(content: bytes) -> str:
    """The same of a table that comes by a page. Raises InputError also for more than 5 MB."""
    if len(content) > LARGEST_UPLOAD:
        raise InputError(N_("The file is larger than 5 MB. Split it."))
    return decode(content)


def _decoded(content: bytes) -> str:
    encoding = _encoding(content)
    if encoding:
        return content.decode(encoding, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _encoding(content: bytes) -> str | None:
    """What a byte-order mark says, or the zero bytes of UTF-16 without one."""
    marked = next((name for bom, name in _BOMS if content.startswith(bom)), None)
    if marked:
        return marked
    sample = content[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > len(sample) // 4 > even:
        return "utf-16-le"
    return "utf-16-be" if even > len(sample) // 4 > odd else None
