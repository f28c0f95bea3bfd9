"""Applying by code, what became of it, and invitations: one file a step."""

WHICH, WHO, AGREE = "apply_code", "apply_who", "apply"
"""The kinds of questions on the way: which job, who applies, whether to pass it on."""
