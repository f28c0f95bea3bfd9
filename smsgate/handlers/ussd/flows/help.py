"""What to text, where to, and that it costs nothing but the SMS."""

from smsgate.handlers.ussd.screens import Menu, Screens, Visit


def help(visit: Visit) -> Menu:
    """The words to send, and what we never ask for."""
    _ = visit.context.translate
    return Menu(
        text=_(
            "SMS to %(number)s:\nLOKER district: open jobs\nDAFTAR district: daily news\n"
            "BERHENTI: stop\nWe never ask for money, KTP or OTP."
        )
        % {"number": visit.context.service_number}
    )


SCREENS: Screens = {"help": help}
