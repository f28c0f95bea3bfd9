"""The SDK's SMS service over our own way of calling a network."""

from contextlib import suppress
from typing import Any

import requests
from africastalking.SMS import SMSService

from smsgate.errors import Ambiguous, TryLater
from smsgate.gateways.http import TIMEOUT, call, fault, quote, session

_DO_NOT_DISTURB = 409


class Client(SMSService):  # type: ignore[misc]  # the SDK publishes no types
    """An account at one address: `base_url` (host only), or live or sandbox by the user name."""

    def __init__(self, username: str, api_key: str, base_url: str = "") -> None:
        super().__init__(username, api_key)
        if base_url:
            self._baseUrl = self._contentUrl = base_url.rstrip("/") + "/version1"
        self._session = session()

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

    def _make_request(self, url: str, method: str, **options: Any) -> Any:
        """What every verb of the SDK goes through: JSON back, or a SendError with the status in it."""
        options.pop("callback", None)
        return _read(call(self._session, method, url, **options))


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
        raise Ambiguous(
            f"HTTP {status} without JSON: {quote(response, response.request.headers['apiKey'])}"
        ) from error


def _barred(response: requests.Response) -> Any:
    """A 409 lists its recipients like a success; without a list nobody was taken."""
    with suppress(ValueError, TypeError, KeyError):
        reply = response.json()
        if reply["SMSMessageData"]["Recipients"]:
            return reply
    raise fault(_DO_NOT_DISTURB, _quote(response))


def _quote(response: requests.Response) -> str:
    return quote(response, response.request.headers["apiKey"])
