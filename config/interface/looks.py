"""How a state looks: a tone and a shape for each code. What a state means is its app's; here is only its coat."""

from typing import NamedTuple


class Look(NamedTuple):
    """A tone of the style sheet and an icon."""

    tone: str
    icon: str


_PLAIN = Look("neutral", "dot")

_LOOKS: dict[str, Look] = {
    # releases
    "draft": Look("neutral", "ring"),
    "submitted": Look("info", "half"),
    "verified": Look("good", "full"),
    "returned": Look("attention", "return"),
    "rejected": Look("bad", "cross"),
    "disputed": Look("contested", "split"),
    "withdrawn": Look("neutral", "minus"),
    # claims
    "stands": Look("good", "dot"),
    "found-false": Look("bad", "cross"),
    "contradicts": Look("contested", "split"),
    # flags and callouts
    "info": Look("info", "info"),
    "warning": Look("attention", "warning"),
    "blocking": Look("bad", "stop"),
    "success": Look("good", "done"),
    "note": Look("neutral", "info"),
    "open": Look("attention", "ring"),
    "looked-at": Look("info", "half"),
    "resolved": Look("good", "full"),
    "gone": Look("neutral", "minus"),
    # imports and their rows
    "reading": Look("info", "half"),
    "refused": Look("bad", "cross"),
    "read": Look("attention", "ring"),
    "checking": Look("info", "half"),
    "checked": Look("attention", "half"),
    "importing": Look("info", "half"),
    "imported": Look("good", "full"),
    "taking-back": Look("info", "half"),
    "taken-back": Look("neutral", "return"),
    "discarded": Look("neutral", "minus"),
    "perhaps-known": Look("attention", "split"),
    "changed": Look("info", "half"),
    "unchanged": Look("neutral", "dot"),
    # inquiries
    "new": Look("info", "ring"),
    "tracing": Look("info", "half"),
    "possible-match": Look("attention", "half"),
    "answered": Look("good", "full"),
    "referred": Look("contested", "split"),
    "closed": Look("neutral", "full"),
    "reopened": Look("attention", "ring"),
    "urgent": Look("bad", "warning"),
    "high": Look("attention", "warning"),
    "normal": Look("neutral", "dot"),
    # advisories
    "published": Look("good", "full"),
    "rumour": Look("neutral", "info"),
    "false": Look("bad", "cross"),
    "unproven": Look("attention", "half"),
    "confirmed": Look("good", "done"),
    # statements
    "approved": Look("info", "done"),
    "corrected": Look("contested", "return"),
    # likely duplicates
    "agrees": Look("good", "done"),
    "alike": Look("info", "half"),
    "differs": Look("bad", "cross"),
    "one-only": Look("neutral", "ring"),
    "same": Look("good", "full"),
    "different": Look("contested", "split"),
    "later": Look("attention", "half"),
    # persons
    "restricted": Look("contested", "lock"),
    # sources
    "protected": Look("contested", "lock"),
    # accounts, roles, links
    "invited": Look("info", "ring"),
    "active": Look("good", "full"),
    "offered": Look("attention", "half"),
    "held": Look("good", "full"),
    "ended": Look("neutral", "minus"),
    "waiting": Look("attention", "half"),
    "taken": Look("good", "full"),
    "usable": Look("info", "ring"),
    "over": Look("neutral", "minus"),
    # django.contrib.messages
    "debug": Look("neutral", "info"),
    "error": Look("bad", "stop"),
}


def look(code: str) -> Look:
    """The coat of a state's code; a plain one where none was made, never an error."""
    return _LOOKS.get(code.replace("_", "-"), _PLAIN)


def codes() -> list[str]:
    """All codes that have a coat."""
    return list(_LOOKS)
