"""Fraud: what people report, what the office decides of it, and the list that CEK reads."""
