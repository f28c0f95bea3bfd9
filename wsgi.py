"""The web application for a server such as gunicorn: `gunicorn wsgi:app`."""

from smsgate.app import create_app
from smsgate.cli import logs
from smsgate.config import Config
from smsgate.models.presence import stay
from smsgate.services import tallies

logs.serving()
config = Config.from_env()
stay(config.database_url)
app = create_app(config)
tallies.keep_adding()
