"""Lessons: read, edited, one a day."""
