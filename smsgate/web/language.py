"""The language of a page: Indonesian, or English where the address says `?lang=en`.

It stands in the address alone, without a cookie: a page may be kept by caches, and passed on as it was seen.
Behind the login it is the account's language, whatever the address says.
"""

from typing import Any

from flask import Flask, g, has_request_context, request, url_for

from smsgate.i18n import DEFAULT_LANGUAGE, LANGUAGES, Translate, catalogue, translator

TRANSLATED = ("public", "open_numbers", "simulator", "hooks", "staff.login", "employer.register")
"""The blueprints whose addresses carry the language on: those that need no login."""

TONGUES = {"id": "Indonesia", "en": "English"}
"""The languages as those who speak them call them."""


def current() -> str:
    """`id` or `en`."""
    if not has_request_context():
        return DEFAULT_LANGUAGE
    asked = g.get("language") or request.args.get("lang", "")
    return asked if asked in LANGUAGES else DEFAULT_LANGUAGE


def gettext() -> Translate:
    """The page's translator; bind it to `_`."""
    return translator(current())


def in_language(language: str) -> str:
    """This very page's address in another language."""
    values = {**request.args, **(request.view_args or {}), "lang": language}
    if language == DEFAULT_LANGUAGE:
        values["lang"] = None
    return url_for(request.endpoint or "public.board", **values)


def init_app(app: Flask) -> None:
    """Templates speak the page's language, and their links keep it."""
    app.jinja_env.add_extension("jinja2.ext.i18n")
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]
        lambda text: translator(current())(text),
        lambda one, many, number: catalogue(current()).ngettext(one, many, number),
        newstyle=True,
    )
    app.url_defaults(_keep_language)
    app.context_processor(lambda: {"language": current(), "in_language": in_language})


def _keep_language(endpoint: str, values: dict[str, Any]) -> None:
    if endpoint.rpartition(".")[0] in TRANSLATED and current() != DEFAULT_LANGUAGE:
        values.setdefault("lang", current())
