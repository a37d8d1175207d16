"""Standard input and output for a protocol, of which nothing else may read or write a byte."""

from __future__ import annotations

import logging
import os
import sys
from typing import BinaryIO, NamedTuple


class Streams(NamedTuple):
    """The two, as bytes."""

    input: BinaryIO
    output: BinaryIO


def taken() -> Streams:
    """Standard input and output, for the caller alone.

    Whatever prints from now on, here, in a process that is started or in a library in C, prints to standard error;
    and nothing is logged, since what others log may be the text of a document.
    """
    logging.disable(logging.CRITICAL)
    streams = Streams(os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb"))
    sys.stdout.flush()
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    return streams
