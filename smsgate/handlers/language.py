"""BAHASA EN, ENGLISH, BAHASA ID: answers in that language from now on."""

from smsgate.effects import SetLanguage
from smsgate.handlers.context import Context
from smsgate.handlers.reply import Reply, saying
from smsgate.i18n import LANGUAGES, translator
from smsgate.understanding import Request


def answer(request: Request, context: Context) -> Reply:
    """Switch, and say so in the new language; without a language, say which there are."""
    language = request.rest.strip().lower()
    if language not in LANGUAGES:
        _ = context.translate
        return saying(_("For English reply BAHASA EN. Untuk bahasa Indonesia balas BAHASA ID"))
    _ = translator(language)
    text = _("From now on our answers are in English. For help: BANTUAN")
    return saying(text, effects=(SetLanguage(language=language),))
