"""Answers an office gives again and again, ready to be put into a text."""

from peewee import BooleanField, TextField

from smsgate.models.base import JsonTextField, NumberedModel, UtcDateTimeField, utcnow


class CannedReply(NumberedModel):
    """`texts` by language (`id`, `en`); a language may be missing. Not offered unless `active`."""

    title = TextField(unique=True)
    texts = JsonTextField(default=dict)
    active = BooleanField(default=True)
    created_at = UtcDateTimeField(default=utcnow)
    updated_at = UtcDateTimeField(default=utcnow)

    def text(self, language: str) -> str:
        """In that language, or else in one there is."""
        return str(self.texts.get(language) or next(iter(self.texts.values()), ""))
