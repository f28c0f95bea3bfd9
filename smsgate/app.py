"""`create_app`: wires settings, database, pages and hooks together, and does nothing else."""

from collections.abc import Callable

from flask import Flask

from smsgate.config import Config
from smsgate.models import database
from smsgate.models.connection import give_back
from smsgate.runtime import open_runtime
from smsgate.tasks import errands, sending
from smsgate.tasks.bell import Bell
from smsgate.web import (
    assets,
    callers,
    employer,
    errors,
    filters,
    health,
    hooks,
    language,
    metrics,
    open_numbers,
    paths,
    public,
    security,
    signed_in,
    simulator,
    staff,
    throttle,
)

BODY_LIMIT = 1_000_000
ROOMS = (paths, assets, language, filters, errors, security, throttle, signed_in, health, metrics)
BLUEPRINTS = (
    hooks.bp,
    health.bp,
    metrics.bp,
    simulator.bp,
    public.bp,
    open_numbers.bp,
    staff.bp,
    employer.bp,
)


def create_app(config: Config | None = None, ring: Callable[[], None] | None = None) -> Flask:
    """The web application; settings from the environment unless given. `ring` wakes the sender.

    Raises ConfigError.
    """
    config = config or Config.from_env()
    app = _flask(config)
    app.extensions["smsgate"] = open_runtime(config, ring or Bell(sending.ring).ring)
    app.extensions["smsgate.errands"] = ring or errands.ring
    app.wsgi_app = callers.BehindProxies(app.wsgi_app, config.proxies)  # type: ignore[method-assign]
    for room in ROOMS:
        room.init_app(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    app.teardown_appcontext(_give_back_connection)
    return app


def _flask(config: Config) -> Flask:
    app = Flask(
        "smsgate",
        static_url_path=assets.versioned_path(),
        static_folder=assets.FOLDER,
        template_folder=str(assets.TEMPLATES),
    )
    app.config.update(
        SECRET_KEY=config.secret_key,
        MAX_CONTENT_LENGTH=BODY_LIMIT,
        SEND_FILE_MAX_AGE_DEFAULT=assets.YEAR_SECONDS,
    )
    return app


def _give_back_connection(_error: BaseException | None) -> None:
    """peewee connects at the first query: a page without one costs none, and a database that is down is
    met where it can be answered (by a hook, by `/health/ready`, by the page that says so)."""
    give_back(database.obj)
