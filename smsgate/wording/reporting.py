"""What somebody reads who reported: the number of the case, and what to do now."""

from smsgate.i18n import Translate
from smsgate.wording.guarding import hotline


def received(number: int, *, new: bool, _: Translate) -> str:
    """The number to ask after."""
    if new:
        text = _("Report %(number)d received, an officer checks it.")
    else:
        text = _("Added to report %(number)d, an officer checks it.")
    return text % {"number": number}


def now(situation: str, _: Translate) -> str:
    """What to do now, by a word of `handlers.situations`."""
    if situation == "paid":
        text = _(
            "Pay no more. Ask your bank at once to block it, call %(ojk)s, %(police)s. Keep proof"
        )
        return text % {"ojk": hotline("ojk", _), "police": hotline("police", _)}
    if situation == "threat":
        text = _("In danger? Call %(police)s now. Pay nothing, send nothing. Keep the messages")
        return text % {"police": hotline("police", _)}
    if situation == "loan":
        text = _("Pay no fee, send no KTP or OTP. Keep the messages. Call free of shame: %(ojk)s")
        return text % {"ojk": hotline("ojk", _)}
    name = "kp2mi" if situation == "abroad" else "kemnaker"
    text = _("Pay nothing, send no KTP or OTP. Keep the messages and the number. Help: %(hotline)s")
    return text % {"hotline": hotline(name, _)}


def tell_more(code: int | None, _: Translate) -> str:
    """Where only a code or (None) a number was named: without a story nobody can act."""
    if code is None:
        return _(
            "Pay nothing, send no KTP or OTP. Tell us more: reply LAPOR, the number again and what "
            "they asked for"
        )
    text = _(
        "Pay nothing, send no KTP or OTP. Tell us more: reply LAPOR %(code)d, who contacted you and "
        "what they asked for"
    )
    return text % {"code": code}
