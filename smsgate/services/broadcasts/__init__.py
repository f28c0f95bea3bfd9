"""Broadcasts: written once per language, counted exactly, approved by a second officer, sent without repeat.

`drafts` writes them, `approval` lets them go, `filling` puts them into the outbox, `running` pauses, resumes
and stops them, `progress` tells what became of them.
"""
