"""Kannel's `sendsms`: one text for one phone a call, with the address where its reports come back."""

from typing import Final
from urllib.parse import urlencode

import requests

from smsgate.config import Config
from smsgate.errors import Ambiguous, GatewayDown, TryLater
from smsgate.gateways.http import TIMEOUT, call, fault, quote, session
from smsgate.messages import Batch, Recipient, SendResult, State

PATH: Final = "/cgi-bin/sendsms"
EVERY_REPORT: Final = 1 | 2 | 8 | 16
GSM_7, UCS_2 = 0, 2

_TAKEN: Final = ("0:", "3:", "Sent.")
"""Accepted, or kept until the operator is back (Kannel 1.4.5, `smsbox.c`); "Sent." of old."""

_OF_THE_NUMBER: Final = ("denied", "receiver number")
"""Words of a refusal that is about this phone and not about our configuration."""


class Smsbox:
    """The sending half of one Kannel."""

    def __init__(self, config: Config) -> None:
        self._url = config.kannel_url.rstrip("/") + PATH
        self._user = {"username": config.kannel_username, "password": config.kannel_password}
        self._from = config.service_number
        self._reports = (
            f"{config.kannel_hook_url.rstrip('/')}/hooks/kannel/{config.hook_secret}/delivery"
        )
        self._session = session()

    def send(self, batch: Batch, recipient: Recipient) -> SendResult:
        """What Kannel said; raises TryLater, GatewayDown or Ambiguous."""
        name = str(recipient.outbound_id)
        response = self._call(
            {
                "from": self._from,
                "to": recipient.phone,
                "text": batch.text,
                "charset": "UTF-8",
                "coding": str(GSM_7 if batch.plain else UCS_2),
                "dlr-mask": str(EVERY_REPORT),
                "dlr-url": f"{self._reports}?{urlencode({'id': name})}&state=%d&reply=%A&to=%p",
            }
        )
        words = self._said(response)
        if response.status_code == requests.codes.bad_request:
            return SendResult(outbound_id=recipient.outbound_id, state=State.FAILED, reason=words)
        return SendResult(outbound_id=recipient.outbound_id, state=State.SENT, gateway_id=name)

    def probe(self) -> None:
        """A call that cannot be a message: whoever refuses it for that has taken user and password."""
        response = self._call({"text": "-"})
        if response.status_code != requests.codes.bad_request:
            raise TryLater(
                f"HTTP {response.status_code}: {quote(response, self._user['password'])}"
            )

    def _call(self, fields: dict[str, str]) -> requests.Response:
        form = {**self._user, **fields}
        return call(self._session, "GET", self._url, params=form, timeout=TIMEOUT)

    def _said(self, response: requests.Response) -> str:
        """The words of a text that was taken, or refused for its phone; raises for all else."""
        words, status = quote(response, self._user["password"]), response.status_code
        if status == requests.codes.bad_request:
            if any(word in words for word in _OF_THE_NUMBER):
                return words
            raise GatewayDown(f"HTTP {status}: {words}")
        if not 200 <= status < 300:
            raise fault(status, words)
        if not words.startswith(_TAKEN):
            raise Ambiguous(f"HTTP {status}, but not Kannel's words: {words}")
        return words
