"""Cells with phone numbers: whose digits a spreadsheet swallowed, and what is told of a bad one."""

import re

from smsgate import phone
from smsgate.i18n import N_
from smsgate.services.imports.findings import refuse
from smsgate.services.imports.values import read_text

LONGEST_CONTACT = 80

_SHORTENED = re.compile(r"\d+([.,]\d+)?e\+?\d+", re.IGNORECASE)


def read_phone(cell: str) -> str:
    """A mobile number in E.164; a zero that a spreadsheet swallowed is put back.

    Raises ValidationError, never with a whole number in it.
    """
    if _SHORTENED.fullmatch(cell):
        raise refuse(
            N_(
                "the spreadsheet shortened this number (%(cell)s) and its last digits are lost. "
                "Make the column text and type the number again."
            ),
            cell=cell,
        )
    text = re.sub(r"[.,]0+$", "", cell.strip())
    if re.fullmatch(r"8[\d .-]{8,14}", text):
        text = f"0{text}"
    number = phone.normalise(text)
    if number is None or not (number.startswith("+62") or text.startswith("+")):
        raise refuse(
            N_("%(cell)s is no mobile number. Write one such as 081234567890."), cell=_hidden(cell)
        )
    return number


def read_contact(cell: str) -> str:
    """A contact as it is to be told: a number as people there write it, or words around one."""
    if _SHORTENED.fullmatch(cell):
        read_phone(cell)
    text = read_text(LONGEST_CONTACT)(cell)
    digits = re.sub(r"[ .-]", "", text)
    if re.fullmatch(r"\+?\d{9,15}", digits):
        number = phone.normalise(f"0{digits}" if digits.startswith("8") else digits)
        return phone.local(number) if number else text
    return text


def _hidden(cell: str) -> str:
    """A cell that should have held a phone number, with all digits but the first four hidden."""
    head, tail = cell[:4], re.sub(r"\d", "x", cell[4:24])
    return f'"{head}{tail}"'
