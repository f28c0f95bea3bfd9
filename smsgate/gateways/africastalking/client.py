"""The SDK's SMS service with one pooled session, time-outs, and failures that say what may be done."""

from contextlib import suppress
from http.cookiejar import DefaultCookiePolicy
from typing import Any

import requests
from africastalking.SMS import SMSService
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
_DO_NOT_DISTURB = 409
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


class Client(SMSService):  # type: ignore[misc]  # the SDK publishes no types
    """An account at one address: `base_url` (host only), or live or sandbox by the user name."""

    def __init__(self, username: str, api_key: str, base_url: str = "") -> None:
        super().__init__(username, api_key)
        if base_url:
            self._baseUrl = self._contentUrl = base_url.rstrip("/") + "/version1"
        self._session = _session()

    def balance(self) -> str:
        """What the account holds, as the network writes it (`KES 1785.50`). Raises SendError."""
        reply = self._make_request(
            f"{self._baseUrl}/user",
            "GET",
            headers=self._headers,
            params={"username": self._username},
            timeout=TIMEOUT,
        )
        # Documented with a capital letter and without.
        with suppress(KeyError, TypeError):
            account = reply["UserData"] if "UserData" in reply else reply["userData"]
            return str(account["balance"])
        raise TryLater("The network told no balance.")

    def _make_request(self, url: str, method: str, **call: Any) -> Any:
        """What every verb of the SDK goes through: JSON back, or a SendError with the status in it.

        Redirects are not followed: the SDK would carry the key along, and turn the POST into a GET.
        """
        call.pop("callback", None)
        try:
            response = self._session.request(method, url, allow_redirects=False, **call)
        except _WRONG_ADDRESS as error:
            raise GatewayDown(
                f"The address or key cannot be used: {type(error).__name__}"
            ) from error
        except exceptions.RequestException as error:
            raise _broken(error) from error
        return _read(response)


def _session() -> requests.Session:
    session = requests.Session()
    adapter = HTTPAdapter(pool_connections=2, pool_maxsize=POOL_SIZE, max_retries=0)
    for scheme in ("https://", "http://"):
        session.mount(scheme, adapter)
    session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    return session


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


def _read(response: requests.Response) -> Any:
    """The JSON of an answer, whatever its content type calls itself (`…; charset=utf-8` comes too)."""
    status = response.status_code
    if status == _DO_NOT_DISTURB:
        return _barred(response)
    if not 200 <= status < 300:
        raise fault(status, _quote(response))
    try:
        return response.json()
    except ValueError as error:
        raise Ambiguous(f"HTTP {status} without JSON: {_quote(response)}") from error


def _barred(response: requests.Response) -> Any:
    """A 409 lists its recipients like a success; without a list nobody was taken."""
    with suppress(ValueError, TypeError, KeyError):
        reply = response.json()
        if reply["SMSMessageData"]["Recipients"]:
            return reply
    raise fault(_DO_NOT_DISTURB, _quote(response))


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


def _quote(response: requests.Response) -> str:
    """What was said, without what must not be told on: numbers, and the key should it come back to us."""
    key = response.request.headers["apiKey"].encode()
    words = response.content.replace(key, b"***")[:QUOTE].decode("utf-8", "replace")
    return mask_phones(words).strip()
