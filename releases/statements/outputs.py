"""The files of a statement: PDF, plain text, an image for messaging applications, and the document itself."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from releases.statements.printing import as_text
from releases.statements.typesetting import as_card, as_pdf

KINDS = ("pdf", "txt", "png")
_TYPES = {"pdf": "application/pdf", "txt": "text/plain; charset=utf-8", "png": "image/png", "json": "application/json"}
_MAKERS: dict[str, Callable[[dict[str, Any], str, str], bytes]] = {
    "pdf": as_pdf,
    "txt": lambda document, digest, language: as_text(document, digest, language).encode(),
    "png": as_card,
}


@dataclass(frozen=True)
class Output:
    """One file: its bytes, what it is, and what it is called."""

    content: bytes
    content_type: str
    name: str

    @property
    def headers(self) -> dict[str, str]:
        return {"Content-Disposition": f'inline; filename="{self.name}"'}


def output_of(document: dict[str, Any], digest: str, language: str, kind: str) -> Output:
    """The document as a file of one of `KINDS`; of one that is not published, `digest` is ""."""
    made = _MAKERS[kind](document, digest, language)
    return Output(made, _TYPES[kind], f"{_name(document)}-{language}.{kind}")


@lru_cache(maxsize=200)
def published_output(text: str, digest: str, language: str, kind: str) -> Output:
    """The same of what was published, which stays as it is: everybody asks for it, and it is typeset once."""
    if kind == "json":
        document = json.loads(text)
        return Output(text.encode(), _TYPES[kind], f"{_name(document)}.json")
    return output_of(json.loads(text), digest, language, kind)


def _name(document: dict[str, Any]) -> str:
    """What a file is called: the organisation, the number, which correction."""
    if document["number"] is None:
        return f"statement-{document['organisation']}-draft"
    edition = f"-{document['edition']}" if document["edition"] else ""
    return f"statement-{document['organisation']}-{document['number']}{edition}"
