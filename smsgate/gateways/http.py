"""Calling a network over HTTP: pooled, with time-outs, and failures that say what may be done about them."""

from http.cookiejar import DefaultCookiePolicy
from typing import Any

import requests
from requests import exceptions
from requests.adapters import HTTPAdapter
from urllib3.exceptions import NewConnectionError, SSLError

from smsgate.errors import Ambiguous, GatewayDown, SendError, TryLater
from smsgate.privacy import mask_phones

TIMEOUT = (3.05, 20)
"""Seconds to connect, and between two parts of the answer."""

POOL_SIZE = 16
QUOTE = 200

_WRONG_ADDRESS = (
    exceptions.InvalidURL,
    exceptions.InvalidSchema,
    exceptions.MissingSchema,
    exceptions.InvalidHeader,
)
_ACCOUNT = frozenset({401, 402, 403, 404, 405})
_REFUSED_UNREAD = frozenset({501, 503})
_HANDSHAKE = frozenset(
    {
        "CERTIFICATE_VERIFY_FAILED",
        "WRONG_VERSION_NUMBER",
        "HTTP_REQUEST",
        "UNSUPPORTED_PROTOCOL",
        "NO_PROTOCOLS_AVAILABLE",
        "SSLV3_ALERT_HANDSHAKE_FAILURE",
        "TLSV1_ALERT_PROTOCOL_VERSION",
    }
)
"""OpenSSL's reasons that can only come before the first byte of a request (`ssl.SSLError.reason`)."""


def session() -> requests.Session:
    """As many connections as calls at once, no cookies, no retries of its own."""
    pooled = requests.Session()
    adapter = HTTPAdapter(pool_connections=2, pool_maxsize=POOL_SIZE, max_retries=0)
    for scheme in ("https://", "http://"):
        pooled.mount(scheme, adapter)
    pooled.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    return pooled


def call(pooled: requests.Session, method: str, url: str, **options: Any) -> requests.Response:
    """The answer, whatever its status; raises TryLater, GatewayDown or Ambiguous where there is none.

    Redirects are not followed: they would carry the key along, and turn a POST into a GET.
    """
    try:
        return pooled.request(method, url, allow_redirects=False, **options)
    except _WRONG_ADDRESS as error:
        raise GatewayDown(f"The address or key cannot be used: {type(error).__name__}") from error
    except exceptions.RequestException as error:
        raise _broken(error) from error


def _broken(error: exceptions.RequestException) -> SendError:
    """No answer: harmless as long as the request surely never left."""
    name = type(error).__name__
    if isinstance(error, exceptions.ConnectTimeout | exceptions.ProxyError) or _never_met(error):
        return TryLater(f"The network cannot be reached: {name}")
    return Ambiguous(f"The call broke off after it left: {name}")


def _never_met(error: exceptions.RequestException) -> bool:
    """No connection, or no trust: the request itself stayed here."""
    reason = getattr(error.args[0], "reason", None) if error.args else None
    cause = reason.args[0] if isinstance(reason, SSLError) and reason.args else None
    return isinstance(reason, NewConnectionError) or getattr(cause, "reason", "") in _HANDSHAKE


def fault(status: int, words: str) -> SendError:
    """What an HTTP refusal means for the messages of the call.

    A 500, 502 or 504 (and the like of proxies) may come after the messages were taken: it is ambiguous.
    """
    sentence = f"HTTP {status}: {words}"
    if status < 400 or status in _ACCOUNT:
        return GatewayDown(sentence)
    if status < 500 or status in _REFUSED_UNREAD:
        return TryLater(sentence)
    return Ambiguous(sentence)


def quote(response: requests.Response, secret: str) -> str:
    """What was said, without what must not be told on: numbers, and the secret should it come back to us."""
    words = response.content.replace(secret.encode(), b"***")[:QUOTE].decode("utf-8", "replace")
    return mask_phones(words).strip()
