"""Verified vacancies by SMS and USSD, for people whose phone can only text and dial."""

__version__ = "0.1.0"
