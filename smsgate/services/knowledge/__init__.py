"""The answers to what handlers ask, from the database, one file a subject."""
