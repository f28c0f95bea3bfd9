"""Forms: fields that name their fault in the page's language and keep what was typed."""

from typing import Any
from uuid import uuid4

from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    DateField,
    EmailField,
    HiddenField,
    IntegerField,
    PasswordField,
    SearchField,
    SelectField,
    SelectMultipleField,
    StringField,
    TelField,
    TextAreaField,
    TimeField,
)
from wtforms.validators import InputRequired, Length, Optional

from smsgate.i18n import N_, catalogue
from smsgate.web import language

__all__ = [
    "BooleanField",
    "DateField",
    "EmailField",
    "Form",
    "HiddenField",
    "IntegerField",
    "PasswordField",
    "SearchField",
    "SelectField",
    "SelectMultipleField",
    "StringField",
    "TelField",
    "TextAreaField",
    "TimeField",
    "longest",
    "once",
    "optional",
    "required",
]

_WTFORMS = (
    N_("This field is required."),
    N_("Not a valid integer value."),
    N_("Not a valid date value."),
    N_("Not a valid time value."),
    N_("Not a valid choice."),
    N_("Invalid Choice: could not coerce."),
    N_("'%(value)s' is not a valid choice for this field."),
    N_("Field cannot be longer than %(max)d characters."),
)
"""What the library says itself; translated by our own catalogue."""


LONGEST_MARK = 64


class Form(FlaskForm):
    """Labels and errors are texts of ours. The guard looks after forged requests, so no field is needed."""

    class Meta:
        csrf = False

        def get_translations(self, _form: Any) -> Any:
            """WTForms asks for `gettext` and `ngettext` of the page's language."""
            return catalogue(language.current())


def once(given: str | None = None) -> str:
    """The mark by which a form that is posted twice counts once: its own, or a new one for none of ours."""
    ours = given is not None and len(given) <= LONGEST_MARK and given.isascii() and given.isalnum()
    return given if ours and given else uuid4().hex


def required() -> InputRequired:
    """Something must be typed or chosen."""
    return InputRequired()


def optional() -> Optional:
    """Nothing need be typed, and then nothing else is checked."""
    return Optional()


def longest(characters: int) -> Length:
    """No more than that many characters."""
    return Length(max=characters, message=N_("Field cannot be longer than %(max)d characters."))
