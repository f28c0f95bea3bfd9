"""Fixtures for what lives outside the process."""
