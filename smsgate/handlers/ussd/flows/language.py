"""The language of all answers from now on."""

from babel import Locale

from smsgate.effects import SetLanguage
from smsgate.handlers.ussd.screens import Choice, End, Menu, Screens, Visit
from smsgate.i18n import LANGUAGES, translator


def languages(visit: Visit) -> Menu:
    """Each language by its own name."""
    _ = visit.context.translate
    return Menu(
        text=_("Bahasa/Language"),
        choices=tuple(
            Choice(label=(_own_name(code),), to="language_set", given={"language": code})
            for code in LANGUAGES
        ),
    )


def language_set(visit: Visit) -> End:
    """Said in the new language."""
    code = visit.answers["language"]
    _ = translator(code)
    return End(
        text=_("From now on our answers are in English. Dial again to go on."),
        effects=(SetLanguage(language=code),),
    )


def _own_name(code: str) -> str:
    return str(Locale.parse(code).get_display_name(code))


SCREENS: Screens = {"languages": languages, "language_set": language_set}
