"""How long what is kept about people: UU 27/2022 sets no time, but asks for one, said and kept to."""

from datetime import timedelta

TEXTS = timedelta(days=90)
"""The words of texts, theirs and ours, and of calls that were refused. The rows stay, to be counted."""

TALKS = timedelta(days=30)
"""USSD sessions, what a conversation was about, delivery reports that fitted no message."""

LEDGER = timedelta(days=365)
"""Which vacancies were told whom: a fraud is often found out months later, and people are warned."""

SILENCE = timedelta(days=365)
"""A number that follows nothing and has not been heard of."""

NEVER_HEARD = timedelta(days=90)
"""The same when it never wrote at all: an office entered it, and nobody answered SETUJU."""
