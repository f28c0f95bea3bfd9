"""Phone numbers: one written form, who may be answered, and how they are shown."""

import re

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberType

HOME = "ID"

TRIAL_PREFIX = "+62840"
"""Never handed out to a subscriber (Indonesian mobile numbers are 8[1-35-9]…, libphonenumber):
`smsgate text` accepts these while a real gateway is set."""

_NOT_MOBILE = {
    PhoneNumberType.FIXED_LINE,
    PhoneNumberType.TOLL_FREE,
    PhoneNumberType.PREMIUM_RATE,
    PhoneNumberType.SHARED_COST,
    PhoneNumberType.UAN,
    PhoneNumberType.VOICEMAIL,
}
_INDONESIAN_MOBILE = re.compile(r"\+628[1-35-9]\d{7,10}")


def normalise(raw: str) -> str | None:
    """The number in E.164 (`+62812…`), or None when it is no mobile number.

    Takes local (`0812-…`), bare international (`62812…`) and form-decoded (` 62812…`, the plus lost)
    writing. Names, short codes and landlines give None: they are never answered.
    """
    text = raw.strip()
    if not re.fullmatch(r"\+?[\d\s().-]{8,24}", text) or not text.isascii():
        return None
    digits = re.sub(r"\D", "", text)
    if text.startswith("+") or (not digits.startswith("0") and len(digits) > 9):
        text = "+" + digits
    if text.startswith("+6208"):
        text = "+62" + text[4:]
    if digits.startswith("084"):
        text = "+62" + digits[1:]
    if text.startswith(TRIAL_PREFIX):
        return text if len(text) <= 16 else None
    return _parsed(text)


def _parsed(text: str) -> str | None:
    try:
        number = phonenumbers.parse(text, HOME)
    except NumberParseException:
        return None
    written = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    if number.country_code == 62:
        return written if _INDONESIAN_MOBILE.fullmatch(written) else None
    if not phonenumbers.is_possible_number(number):
        return None
    return None if phonenumbers.number_type(number) in _NOT_MOBILE else written


def is_trial(phone: str) -> bool:
    """True for numbers that can belong to nobody."""
    return phone.startswith(TRIAL_PREFIX)


def mask(phone: str) -> str:
    """`+6281234567890` → `0812xxxx7890`: enough to recognise, not enough to call."""
    local = "0" + phone[3:] if phone.startswith("+62") else phone
    if len(local) < 9:
        return "xxxx"
    return f"{local[:4]}{'x' * (len(local) - 8)}{local[-4:]}"


def local(phone: str) -> str:
    """`+62812…` → `0812…`, as people there write it; other countries keep the plus."""
    return "0" + phone[3:] if phone.startswith("+62") else phone
