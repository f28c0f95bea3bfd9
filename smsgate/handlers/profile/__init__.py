"""PROFIL and CV SAYA: a short CV, question by question, by SMS; read back and corrected."""

from smsgate.handlers.profile.dialogue import KIND, LINE, answer, decide, line_chosen

__all__ = ["KIND", "LINE", "answer", "decide", "line_chosen"]
