"""Whether two persons may bear one name, by all the names that are known of each (`NameKeys.spelled`)."""

from detainees.names.comparing import closeness

_ALIKE_FROM, _SAME_FROM = 0.45, 0.8  # closeness: what may be one name, a slip of the pen included; what is one
Parts = list[str]  # of one name


def any_alike(one: list[Parts], other: list[Parts]) -> bool:
    """Whether any of the one's names may be any of the other's; of what nobody knows, nothing is said."""
    return not one or not other or any(_alike(a, b) for a in one for b in other)


def names_in(spelled: str) -> list[Parts]:
    """The names of `NameKeys.spelled`, each in its parts."""
    return [name.split("|") for name in spelled.split("/") if name]


def _alike(one: Parts, other: Parts) -> bool:
    """The given names each stand somewhere in the other's name, and so does a second part where both have one."""
    met = [[_is_in(part, at, whole) for at, part in enumerate(said)] for said, whole in ((one, other), (other, one))]
    least = min(2, *(sum(map(bool, name)) for name in (one, other)))
    return all(found[0] and sum(found) >= least for found in met)


def _is_in(part: str, at: int, name: Parts) -> bool:
    """Whether the part at this place may be that of the other name, or is one of its others: parts change places."""
    return bool(part) and any(
        closeness(part, each) >= (_ALIKE_FROM if place == at else _SAME_FROM) for place, each in enumerate(name) if each
    )
