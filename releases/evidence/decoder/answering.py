"""How the child answers, on its standard output: frames of a head in JSON and, for a copy, the bytes of the copy.

    4 bytes: length of the head, big-endian · the head · as many bytes as the head's "bytes" says

The last frame is `{"end": …}`; without it the answer is worth nothing.
"""

import json
import sys
from typing import Any


class Refused(Exception):
    """The file is none that is taken; the text is the code of the sentence."""


def copy(purpose: str, number: int, media_type: str, content: bytes) -> None:
    """Hand over one clean copy."""
    _frame({"purpose": purpose, "number": number, "media_type": media_type, "bytes": len(content)}, content)


def end(**said: Any) -> None:
    """Say what is said of the whole file, and that this is all."""
    _frame({"end": said})


def _frame(head: dict[str, Any], content: bytes = b"") -> None:
    written = json.dumps(head).encode()
    out = sys.stdout.buffer
    out.write(len(written).to_bytes(4, "big") + written)
    out.write(content)
    out.flush()
