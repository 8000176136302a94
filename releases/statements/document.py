"""What is published, as one text that has one form: its SHA-256 is the digest that stands on the statement.

The rule is that of tallies (docs/tallies.md): JSON with sorted keys, no spaces, in UTF-8. It is published as a file
beside the statement, so that a stranger computes the same. It holds the figures without their division by category, sex
and minority: who knows the rest of a digested text can try out what is small in it.
"""

import json
from typing import Any


def canonical(document: dict[str, Any]) -> str:
    """The text of a document."""
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
