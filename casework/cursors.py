"""Places in a list, sealed: they stand in addresses, and a place in a list by name is somebody's name."""

import json

from accounts import sealing

_PURPOSE = "cursor"
_LONGEST = 4000  # letters; an address has no more


def seal(purpose: str, place: list[str | int | None]) -> str:
    """`place` as letters that tell nothing without the installation's key, good for this `purpose` alone."""
    return sealing.seal(json.dumps(place), _PURPOSE, purpose)


def unseal(purpose: str, cursor: str) -> list[str | int | None] | None:
    """What was sealed for this `purpose`; None where the cursor is none of ours, of another list or another order."""
    try:
        place: list[str | int | None] = json.loads(sealing.unseal(cursor[:_LONGEST], _PURPOSE, purpose))
    except sealing.NotSealedHere:
        return None
    return place
