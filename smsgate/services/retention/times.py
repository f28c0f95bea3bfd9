"""How long what is kept about people: UU 27/2022 sets no time, but asks for one, said and kept to."""

from datetime import timedelta

TEXTS = timedelta(days=90)
"""The words of texts, theirs and ours, and of calls that were refused. The rows stay, to be counted."""

TALKS = timedelta(days=30)
"""USSD sessions, what a conversation was about, delivery reports that fitted no message."""

LEDGER = timedelta(days=365)
"""Which vacancies were told whom: a fraud is often found out months later, and people are warned.

The same of warnings, broadcasts and applications, and of words that were looked for in vain.
"""

PASSED_ON = timedelta(days=180)
"""What an employer was told of somebody, from the end of the application, or of a vacancy nobody closed."""

SILENCE = timedelta(days=365)
"""A number that follows nothing and has not been heard of."""

NEVER_HEARD = timedelta(days=90)
"""The same when it never wrote at all: an office entered it, and nobody answered SETUJU."""

PROFILE = timedelta(days=365)
"""What somebody told of themselves for a CV, from the last answer or application on."""

DRAFTS = timedelta(days=90)
"""Vacancies begun and not touched since."""

DOOR = timedelta(days=30)
"""Where somebody of the office signed in, and links to a password: both are worthless after a week."""
