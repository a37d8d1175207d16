"""What the attacks begin with: the files of examples/ and of the tests, and a few pictures made here."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("examples/postings", "examples/resumes", "tests/readers/files")


@lru_cache
def seeds(*endings: str) -> tuple[bytes, ...]:
    """The files whose names end so, in the order of their names."""
    return tuple(_files(endings))


def _files(endings: tuple[str, ...]) -> Iterator[bytes]:
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).iterdir()):
            if path.suffix in endings:
                yield path.read_bytes()


@lru_cache
def pictures() -> tuple[bytes, ...]:
    """A PNG, a GIF, a BMP and a TIFF of a few white pixels."""
    rows = b"".join(b"\0" + b"\xff" * 8 for _ in range(8))
    chunks = ((b"IHDR", struct.pack(">IIBBBBB", 8, 8, 8, 0, 0, 0, 0)), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    png = b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, body) for name, body in chunks)
    gif = b"GIF89a\x01\0\x01\0\x80\0\0\xff\xff\xff\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;"
    bmp = b"BM" + struct.pack("<IHHIIiiHHIIiiII", 58, 0, 0, 54, 40, 1, 1, 1, 24, 0, 4, 2835, 2835, 0, 0) + b"\xff" * 4
    fields = ((256, 1), (257, 1), (258, 8), (259, 1), (262, 1), (273, 8), (277, 1), (278, 1), (279, 1))
    entries = b"".join(struct.pack("<HHIHH", tag, 3, 1, value, 0) for tag, value in fields)
    tiff = b"II*\0" + struct.pack("<I", 10) + b"\xff\0" + struct.pack("<H", len(fields)) + entries + b"\0" * 4
    return png, gif, bmp, tiff


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
