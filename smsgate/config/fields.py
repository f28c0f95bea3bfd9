"""What a setting may look like, and the sentence that says so when it does not."""

import re
from collections.abc import Callable
from datetime import time
from ipaddress import IPv4Network, IPv6Network, ip_network
from math import isfinite
from typing import Any
from zoneinfo import ZoneInfo

from marshmallow import ValidationError, fields

from smsgate.config.gateways import GATEWAYS

Network = IPv4Network | IPv6Network


class Regions(fields.Field[tuple[str, ...]]):
    def _deserialize(self, value: Any, *_: Any, **__: Any) -> tuple[str, ...]:
        codes = tuple(code.strip() for code in value.split(",") if code.strip())
        if not codes or not all(re.fullmatch(r"\d\d\.\d\d", code) for code in codes):
            raise ValidationError(
                "Write Kemendagri codes of regencies, such as 16.11 or 16.11,16.04."
            )
        return codes


class Networks(fields.Field[tuple[Network, ...]]):
    def _deserialize(self, value: Any, *_: Any, **__: Any) -> tuple[Network, ...]:
        try:
            return tuple(ip_network(part.strip()) for part in value.split(","))
        except ValueError as error:
            raise ValidationError(
                f"Write addresses or networks such as 198.51.100.0/24,2001:db8::/32: {error}."
            ) from error


class Words(fields.Field[tuple[str, ...]]):
    def _deserialize(self, value: Any, *_: Any, **__: Any) -> tuple[str, ...]:
        return tuple(word for part in value.split(",") if (word := part.strip()))


class Zone(fields.Field[ZoneInfo]):
    def _deserialize(self, value: Any, *_: Any, **__: Any) -> ZoneInfo:
        try:
            return ZoneInfo(value)
        except (KeyError, ValueError, OSError) as error:
            raise ValidationError("Write a time zone such as Asia/Jakarta.") from error


def _clock(value: str) -> time:
    match = re.fullmatch(r"([01]?\d|2[0-3])[:.]([0-5]\d)", value.strip())
    if not match:
        raise ValidationError("Write a time of day such as 07:00.")
    return time(int(match[1]), int(match[2]))


class Clock(fields.Field[time]):
    def _deserialize(self, value: Any, *_: Any, **__: Any) -> time:
        return _clock(value)


class Hours(fields.Field[tuple[time, time]]):
    def _deserialize(self, value: Any, *_: Any, **__: Any) -> Any:
        if not value:
            return None
        start, dash, end = value.partition("-")
        if not dash:
            raise ValidationError("Write local hours such as 20:00-07:00, or nothing for none.")
        return _clock(start), _clock(end)


class Url(fields.String):
    def __init__(self, *schemes: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.schemes = schemes

    def _deserialize(self, value: Any, *args: Any, **kwargs: Any) -> Any:
        if not str(value).startswith(tuple(f"{scheme}://" for scheme in self.schemes)):
            raise ValidationError(f"Start with one of: {', '.join(self.schemes)} (then ://).")
        return super()._deserialize(value, *args, **kwargs)


EVERY_OTHER = ""


class PerGateway(fields.Field[float | dict[str, float]]):
    """`5` for every gateway, or `kannel:1,africastalking:30`; EVERY_OTHER stands for those not named.

    `number` reads one figure, `fits` judges it, `fault` is the sentence when either says no.
    """

    def __init__(
        self,
        number: Callable[[str], float],
        fits: Callable[[float], bool],
        fault: str,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.number, self.fits, self.fault = number, fits, fault

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> float | dict[str, float]:
        found = dict(self._read(part) for part in str(value).split(",") if part.strip())
        if not found:
            raise ValidationError(self.fault)
        return found[EVERY_OTHER] if [*found] == [EVERY_OTHER] else found

    def _read(self, part: str) -> tuple[str, float]:
        name, _colon, written = part.strip().rpartition(":")
        try:
            figure = self.number(written)
        except ValueError as error:
            raise ValidationError(self.fault) from error
        if not (
            isfinite(figure) and self.fits(figure) and name.strip() in (EVERY_OTHER, *GATEWAYS)
        ):
            raise ValidationError(self.fault)
        return name.strip(), figure
