"""The installation's keys: one JSON file outside the database and its backup.

`{"secret": …, "acting": …, "references": …, "fields": …}`, each 32 random bytes as 64 hexadecimal digits:
*secret* signs sessions, *acting* signs who acts in a transaction (PostgreSQL holds a copy that only the owner
reads), *references* draws the references that are said on the telephone, *fields* encrypts what a thief must not read.
"""

import json
import os
import secrets
from pathlib import Path

NAMES = ("secret", "acting", "references", "fields")


def read(path: Path) -> dict[str, str]:
    """The keys in `path`; raises ValueError with a sentence when one is missing or malformed."""
    keys = json.loads(path.read_text())
    for name in NAMES:
        if len(bytes.fromhex(keys.get(name, ""))) != 32:
            raise ValueError(f"{path} has no usable key “{name}”: it needs 64 hexadecimal digits.")
    return {name: keys[name] for name in NAMES}


def make(path: Path) -> None:
    """Write new keys to `path`, readable by its owner alone; an existing file is never replaced."""
    text = json.dumps({name: secrets.token_hex(32) for name in NAMES}, indent=1)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)


def unusable() -> dict[str, str]:
    """Keys of this process alone, for commands that touch no data (checks, migrations being written)."""
    return {name: secrets.token_hex(32) for name in NAMES}
