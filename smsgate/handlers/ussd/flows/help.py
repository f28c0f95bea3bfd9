"""The language, and what to text, where to, and that it costs nothing but the SMS."""

from smsgate.handlers.ussd.screens import Choice, Menu, Screens, Visit


def more(visit: Visit) -> Menu:
    """The language, the words to text, and what one thinks of us."""
    _ = visit.context.translate
    return Menu(
        text=_("Language/help"),
        choices=(
            Choice(label=(_("Bahasa/Language"),), to="languages"),
            Choice(label=(_("Help"),), to="help"),
            Choice(label=(_("Tell us what you think"),), to="suggest"),
            Choice(label=(_("This number was not mine before"),), to="handover"),
        ),
    )


def help(visit: Visit) -> Menu:
    """The words to send, and what we never ask for."""
    _ = visit.context.translate
    return Menu(
        text=_(
            "SMS to %(number)s:\nLOKER district: open jobs\nDAFTAR district: daily news\n"
            "BERHENTI: stop\nWe never ask for money or OTP."
        )
        % {"number": visit.context.service_number}
    )


SCREENS: Screens = {"more": more, "help": help}
