"""USSD: screens as values, a small engine that walks them, and one file a flow."""
