"""Who calls: the address in front of our own reverse proxies, and which networks it belongs to."""

from collections.abc import Iterable
from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from itertools import takewhile
from typing import TYPE_CHECKING

from flask import request
from werkzeug.http import parse_list_header
from werkzeug.middleware.proxy_fix import ProxyFix

from smsgate.config import Network

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

Address = IPv4Address | IPv6Address

REMEMBERED = 4096
NEIGHBOURS = 64
"""Bits of an IPv6 address that are given out together: one household, one phone."""


class BehindProxies:
    """WSGI middleware: the caller's address and scheme as our own proxies tell them, and nobody else.

    Each proxy writes the address that called it on the right of X-Forwarded-For. So the last address that is
    none of our proxies is the caller; what stands left of it anybody may have made up.
    """

    def __init__(self, app: "WSGIApplication", proxies: tuple[Network, ...]) -> None:
        self._app = app
        self._proxies = proxies

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer as the application does, told who really calls."""
        told = environ.get("HTTP_X_FORWARDED_FOR")
        hops = self._hops(environ, parse_list_header(told)) if told else 0
        app = ProxyFix(self._app, x_for=hops, x_proto=1, x_host=0) if hops else self._app
        return app(environ, start_response)

    def _hops(self, environ: "WSGIEnvironment", told: list[str]) -> int:
        """How many of the addresses told, counted from the right, a proxy of ours wrote."""
        callers = [environ.get("REMOTE_ADDR", ""), *reversed(told)]
        ours = sum(1 for _ in takewhile(self._is_ours, callers))
        return min(ours, len(told))

    def _is_ours(self, text: str) -> bool:
        return is_within(_parsed(text), self._proxies)


def address() -> Address | None:
    """Who made this request; None where the server cannot tell."""
    return _parsed(request.remote_addr or "")


def is_within(caller: Address | None, networks: tuple[Network, ...]) -> bool:
    """Whether the caller belongs to one of the networks."""
    return caller is not None and any(caller in network for network in networks)


def household() -> str:
    """What is counted as one caller: an IPv4 address, or the IPv6 network of a single connection."""
    caller = address()
    if isinstance(caller, IPv6Address):
        return str(ip_network((int(caller), NEIGHBOURS), strict=False))
    return str(caller)


@lru_cache(REMEMBERED)
def _parsed(text: str) -> Address | None:
    """None for what is no address; an IPv4 address in IPv6's clothes is an IPv4 address."""
    try:
        found = ip_address(text)
    except ValueError:
        return None
    return getattr(found, "ipv4_mapped", None) or found
