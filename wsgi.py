"""The web application for a server such as gunicorn: `gunicorn wsgi:app`."""

from smsgate.app import create_app

app = create_app()
