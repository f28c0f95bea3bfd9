"""The SDK's SMS service over our own way of calling a network."""

from contextlib import suppress
from typing import Any

import requests
from africastalking.SMS import SMSService
from requests import exceptions

from smsgate.errors import Ambiguous, GatewayDown, TryLater
from smsgate.gateways.http import TIMEOUT, WRONG_ADDRESS, broken, fault, quote, session

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

    def _make_request(self, url: str, method: str, **call: Any) -> Any:
        """What every verb of the SDK goes through: JSON back, or a SendError with the status in it.

        Redirects are not followed: the SDK would carry the key along, and turn the POST into a GET.
        """
        call.pop("callback", None)
        try:
            response = self._session.request(method, url, allow_redirects=False, **call)
        except WRONG_ADDRESS as error:
            raise GatewayDown(
                f"The address or key cannot be used: {type(error).__name__}"
            ) from error
        except exceptions.RequestException as error:
            raise broken(error) from error
        return _read(response)


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
