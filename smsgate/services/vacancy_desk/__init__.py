"""What the office does with vacancies: find, write, preview, extend, fill, withdraw, and take back."""
