"""RapidSMS as its documents set it up, with all that makes it quick: each text gets one fixed reply.

The message log stores the text and the reply. Left out: everything of Django a text does not need, and a
second storing of the reply by a backend. One transaction a text, SQLite as smsgate has it.
"""

import os
import sys

import django
from django.conf import settings

settings.configure(
    ALLOWED_HOSTS=["*"],
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": os.environ["RAPIDSMS_DATABASE"],
            "ATOMIC_REQUESTS": True,
            "CONN_MAX_AGE": None,
            "OPTIONS": {
                "timeout": 30,
                "transaction_mode": "IMMEDIATE",
                "init_command": "PRAGMA journal_mode=wal; PRAGMA synchronous=normal;"
                "PRAGMA cache_size=-32000; PRAGMA temp_store=memory",
            },
        }
    },
    DEFAULT_RESPONSE="Thank you, we got your message.",
    INSTALLED_APPS=[
        "django.contrib.contenttypes",
        "rapidsms",
        "rapidsms.contrib.messagelog",
        "rapidsms.contrib.default",
    ],
    INSTALLED_BACKENDS={"network": {"ENGINE": f"{__name__}.Silent"}},
    MIDDLEWARE=["django.middleware.common.CommonMiddleware"],
    PROJECT_NAME="benchmark",
    RAPIDSMS_ROUTER="rapidsms.router.blocking.BlockingRouter",
    ROOT_URLCONF=__name__,
    USE_TZ=True,
)
django.setup()

from django.core.management import call_command  # noqa: E402 (Django asks for its settings first)
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.urls import path  # noqa: E402
from rapidsms.backends.base import BackendBase  # noqa: E402
from rapidsms.backends.http.views import GenericHttpBackendView  # noqa: E402


class Silent(BackendBase):  # type: ignore[misc]  # RapidSMS publishes no types
    """The network: takes everything at once."""

    def send(self, *_: object, **__: object) -> None:
        """Nothing to wait for."""


urlpatterns = [path("sms", GenericHttpBackendView.as_view(backend_name="network"))]
application = get_wsgi_application()

if __name__ == "__main__":
    call_command(*sys.argv[1:])
