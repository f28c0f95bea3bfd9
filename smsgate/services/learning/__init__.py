"""Lessons: the shipped ones with what staff changed, how far people came, and one a day."""
