"""The language of a page: Indonesian, or English where the address says `?lang=en`.

It stands in the address alone, without a cookie: a page may be kept by caches, and passed on as it was seen.
"""

from typing import Any

from flask import Flask, has_request_context, request, url_for

from smsgate.i18n import DEFAULT_LANGUAGE, LANGUAGES, Translate, catalogue, translator

TRANSLATED = ("public", "simulator", "hooks")
"""The blueprints whose addresses carry the language on."""


def current() -> str:
    """`id` or `en`."""
    asked = request.args.get("lang", "") if has_request_context() else ""
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
    if endpoint.partition(".")[0] in TRANSLATED and current() != DEFAULT_LANGUAGE:
        values.setdefault("lang", current())
