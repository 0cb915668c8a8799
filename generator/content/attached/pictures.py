"""Pictures without what cameras and programs write beside them: where and when, by whom, with what, in small again.

The picture itself is not touched: its segments are copied as they are, with the colour profile and what it needs to be
shown, and how it is to be turned where the camera was held on its side. All else goes, what follows its end too.
Formats: JPEG (ITU-T T.81, annex B; Exif 2.32), PNG (third edition), WebP container, GIF89a.
"""

import struct
import zlib
from collections.abc import Callable, Iterator
from itertools import pairwise

JPEG, PNG, GIF = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", (b"GIF87a", b"GIF89a")
KEPT_OF_PNG = frozenset(
    b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs sPLT acTL fcTL fdAT".split()
)
KEPT_OF_WEBP = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"))
KEPT_OF_GIF = (b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012")
ALONE = frozenset((0x01, *range(0xD0, 0xD8)))
"""Markers of JPEG that no length follows."""
ORIENTATION = 0x0112
TURNED = range(2, 9)


def bare(data: bytes) -> bytes | None:
    """A picture with nothing beside it; None if it is of no kind that is known here, or is not whole."""
    make = _reader(data)
    try:
        return None if make is None else make(data)
    except (struct.error, IndexError, ValueError):
        return None


def _reader(data: bytes) -> Callable[[bytes], bytes] | None:
    if data.startswith(JPEG):
        return _jpeg
    if data.startswith(PNG):
        return _png
    if data.startswith(GIF):
        return _gif
    return _webp if data.startswith(b"RIFF") and data[8:12] == b"WEBP" else None


# JPEG


def _jpeg(data: bytes) -> bytes:
    made, at, turned = [b"\xff\xd8"], 2, 0
    while data[at + 1] != 0xD9:
        if data[at] != 0xFF:
            raise ValueError("no marker where one is wanted")
        marker = data[at + 1]
        if marker == 0xFF:  # a byte that only fills
            at += 1
            continue
        end = at + 2 if marker in ALONE else at + 2 + _at_least(2, struct.unpack_from(">H", data, at + 2)[0])
        segment = data[at:end]
        if len(segment) < end - at:
            raise ValueError("a segment is cut off")
        if marker == 0xE1 and segment[4:10] == b"Exif\0\0" and not turned:
            turned = _turned(segment[10:])
        elif _belongs_to_jpeg(marker, segment):
            made.append(_without_thumbnail(segment) if marker == 0xE0 else segment)
        if marker == 0xDA:
            at, end = end, _end_of_scan(data, end)
            made.append(data[at:end])
        at = end
    if turned in TURNED:
        exif = b"Exif\0\0" + _only_turned(turned)
        made.insert(
            2 if made[1:] and made[1][:2] == b"\xff\xe0" else 1, b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif
        )
    return b"".join([*made, b"\xff\xd9"])


def _at_least(least: int, number: int) -> int:
    if number < least:
        raise ValueError("a length that cannot be")
    return number


def _belongs_to_jpeg(marker: int, segment: bytes) -> bool:
    """Whether a segment is needed to show the picture; of the others each may hold anything."""
    if marker == 0xE0:
        return segment[4:9] == b"JFIF\0"
    if marker == 0xE2:
        return segment[4:16] == b"ICC_PROFILE\0"
    if marker == 0xEE:
        return segment[4:9] == b"Adobe"
    return not (0xE0 <= marker <= 0xEF or marker == 0xFE or 0xF0 <= marker <= 0xFD)


def _without_thumbnail(jfif: bytes) -> bytes:
    return b"\xff\xe0\x00\x10" + jfif[4:16] + b"\0\0"


def _end_of_scan(data: bytes, at: int) -> int:
    """Where the next marker stands after the data of a scan."""
    while True:
        at = data.index(b"\xff", at)
        if data[at + 1] != 0 and not 0xD0 <= data[at + 1] <= 0xD7 and data[at + 1] != 0xFF:
            return at
        at += 1 if data[at + 1] == 0xFF else 2


# How a picture is turned


def _turned(tiff: bytes) -> int:
    """How a picture is to be turned by what the camera wrote; 0 where that does not say."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return 0
    try:
        (start,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, start)
        for entry in range(start + 2, start + 2 + 12 * count, 12):
            tag, kind, _, value = struct.unpack_from(f"{order}HHIH", tiff, entry)
            if (tag, kind) == (ORIENTATION, 3):
                return int(value)
    except struct.error:
        pass
    return 0


def _only_turned(turned: int) -> bytes:
    """What a camera writes, with nothing but how the picture is to be turned."""
    return b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, ORIENTATION, 3, 1, turned, 0, 0)


# PNG, WebP, GIF


def _png(data: bytes) -> bytes:
    made, at, turned = [PNG], len(PNG), 0
    while True:
        (length,), name = struct.unpack_from(">I", data, at), data[at + 4 : at + 8]
        chunk = data[at : at + 12 + length]
        if len(chunk) < 12 + length:
            raise ValueError("a chunk is cut off")
        if name == b"eXIf":
            turned = _turned(chunk[8:-4])
        elif name in KEPT_OF_PNG:
            made.append(chunk)
        if name == b"IHDR":
            made.append(b"")
        if name == b"IEND":
            break
        at += 12 + length
    if turned in TURNED:
        body = b"eXIf" + _only_turned(turned)
        made[2] = struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
    return b"".join(made)


def _webp(data: bytes) -> bytes:
    chunks = list(_chunks(data[12 : 8 + struct.unpack_from("<I", data, 4)[0]]))
    turned = next((_turned(body.removeprefix(b"Exif\0\0")) for name, body in chunks if name == b"EXIF"), 0)
    made = [(name, body) for name, body in chunks if name in KEPT_OF_WEBP]
    is_turned = turned in TURNED
    if made and made[0][0] == b"VP8X":
        flags, rest = made[0][1][0], made[0][1][1:]
        made[0] = (b"VP8X", bytes([flags & ~0x0C | 0x08 * is_turned]) + rest)
        made += [(b"EXIF", _only_turned(turned))] if is_turned else []
    body = b"".join(name + struct.pack("<I", len(chunk)) + chunk + b"\0" * (len(chunk) % 2) for name, chunk in made)
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at + 8 <= len(data):
        (length,) = struct.unpack_from("<I", data, at + 4)
        body = data[at + 8 : at + 8 + length]
        if len(body) < length:
            raise ValueError("a chunk is cut off")
        yield data[at : at + 4], body
        at += 8 + length + length % 2


def _gif(data: bytes) -> bytes:
    start = 13 + _colours(data[10])
    made, at = [data[:start]], start
    for at, end in pairwise(_blocks(data, start)):
        block = data[at:end]
        is_note = block[0] == 0x21 and (
            block[1] in {0xFE, 0x01} or (block[1] == 0xFF and not block[3:14].startswith(KEPT_OF_GIF))
        )
        made += [] if is_note else [block]
    return b"".join([*made, b";"])


def _colours(flags: int) -> int:
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0


def _blocks(data: bytes, at: int) -> Iterator[int]:
    """Where each block begins, and where the last one ends."""
    while True:
        yield at
        if data[at] == 0x3B:
            return
        if data[at] == 0x2C:
            at += 10 + _colours(data[at + 9]) + 1
        elif data[at] == 0x21:
            at += 2
        else:
            raise ValueError("no block where one is wanted")
        while data[at]:
            at += data[at] + 1
        at += 1
