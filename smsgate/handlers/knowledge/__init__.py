"""What handlers may ask beside the vacancies, one file a subject: frozen views and plain values."""
