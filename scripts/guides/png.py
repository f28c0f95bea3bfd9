"""Small pictures: the same pixels with at most 256 colours, as a page of the office has few."""

import struct
import zlib
from array import array
from base64 import b64decode, b64encode
from collections import Counter

from playwright.sync_api import Page

COLOURS = 256
COMMON = 128
"""So many are simply the most frequent; the others are whatever lies farthest from those before."""

_PIXELS = """async picture => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${picture}`)).blob())
    const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d")
    canvas.drawImage(image, 0, 0)
    const bytes = canvas.getImageData(0, 0, image.width, image.height).data
    let text = ""
    for (let at = 0; at < bytes.length; at += 32768)
        text += String.fromCharCode(...bytes.subarray(at, at + 32768))
    return [image.width, image.height, btoa(text)]
}"""
"""The browser takes the picture apart: it has what is needed for that."""

Colour = tuple[int, int, int]

_FAR = 1 << 20


def reduced(page: Page, picture: bytes) -> bytes:
    """The same picture as a PNG with a palette."""
    width, height, text = page.evaluate(_PIXELS, b64encode(picture).decode())
    pixels = array("I", b64decode(text))
    palette, places = _palette(Counter(pixels))
    indexes = bytes(map(places.__getitem__, pixels))
    rows = (b"\0" + indexes[at : at + width] for at in range(0, len(indexes), width))
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
        (b"PLTE", b"".join(bytes(colour) for colour in palette)),
        (b"IDAT", zlib.compress(b"".join(rows), 9)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks)


def _palette(counts: Counter[int]) -> tuple[list[Colour], dict[int, int]]:
    """The colours, and where among them each pixel's is or the one nearest to it."""
    colours = {number: _colour(number) for number, _ in counts.most_common()}
    left = dict.fromkeys(colours, _FAR)
    palette: list[Colour] = []
    places: dict[int, int] = {}
    while len(palette) < COLOURS and any(left.values()):
        common = len(palette) < COMMON
        chosen = (
            next(n for n, far in left.items() if far) if common else max(left, key=left.__getitem__)
        )
        palette.append(colours[chosen])
        for number, far in left.items():
            near = far and _distance(colours[number], colours[chosen])
            if near < far:
                left[number], places[number] = near, len(palette) - 1
    return palette, places


def _distance(one: Colour, other: Colour) -> int:
    return sum((a - b) * (a - b) for a, b in zip(one, other, strict=True))


def _colour(number: int) -> Colour:
    """Of a pixel read as a little-endian number."""
    return number & 255, number >> 8 & 255, number >> 16 & 255


def _chunk(kind: bytes, content: bytes) -> bytes:
    return (
        struct.pack(">I", len(content))
        + kind
        + content
        + struct.pack(">I", zlib.crc32(kind + content))
    )
