"""The rows of what colleagues do together: hand over, talk, watch, read what was, and what one of them leaves."""

from dataclasses import replace

from tests.matrix.expected import (
    ADMINISTER,
    BOTH,
    DECIDE_SOMEWHERE,
    DECIDES,
    ENTER_SOMEWHERE,
    ENTERS,
    ENTRIES,
    FINDINGS,
    GET,
    NOBODY,
    OVERSEES,
    POST,
    READ_SOMEWHERE,
    RELEASES,
    SIGNED_IN,
    TAKE_SOMEWHERE,
    UNKNOWN,
    Relation,
    Row,
    those,
)  # fmt: skip

# Whose it is: they hand it over, and the supervisors of its team.
_OWNERS = {
    "a colleague's draft": "documenter2", "submitted by a supervisor": "author_supervisor",
    "another team's draft": "colleague_documenter", "another team's, verified": "colleague_documenter",
    "another organisation's draft": "other_documenter", "another organisation's, verified": "other_documenter",
}  # fmt: skip
HANDS_OVER = {
    f"{team}, {owner}": DECIDES[team] | {owner}
    for team in ("documentation", "family-centre", "other")
    for owner in ("documenter", "documenter2", "author_supervisor", "colleague_documenter", "other_documenter")
}
REVISED = ("verified", "another team's, verified", "another organisation's, verified", "restricted and verified")


def _owned(known: dict[str, Relation]) -> dict[str, Relation]:
    return {name: replace(each, team=f"{each.team}, {_OWNERS.get(name, 'documenter')}") for name, each in known.items()}


def _at_work(known: dict[str, Relation]) -> dict[str, Relation]:
    """Those who see it in every state, and not only what is verified of it."""
    return {
        name: replace(each, sees=each.sees & (ENTERS[each.team] | (NOBODY if each.team == "other" else OVERSEES)))
        for name, each in known.items()
    }


def _revised(known: dict[str, Relation]) -> dict[str, Relation]:
    """The first revision: a verified one is read with the record, another one by those at work alone."""
    return {name: known[name] for name in REVISED} | {
        "submitted": replace(known["submitted"], sees=ENTERS["documentation"] | OVERSEES), "unknown": UNKNOWN,
    }  # fmt: skip


SUBJECTS: dict[str, dict[str, Relation]] = {
    "owned release": _owned(RELEASES),
    "owned finding": _owned(FINDINGS),
    "release at work": _at_work(RELEASES),
    "person at work": _at_work(ENTRIES),
    "revision": _revised(RELEASES),
    "revision of a finding": _revised(FINDINGS),
    "own comment": {
        "one's own": Relation("documentation", those("documenter")),
        "a colleague's": Relation("documentation", those("documenter2")),
        "unknown": UNKNOWN,
    },
    "person of my teams": {
        "ours": Relation("documentation", DECIDES["documentation"]),
        "another organisation's": Relation("other", DECIDES["other"]),
        "unknown": UNKNOWN,
    },
    "hand-over": {
        "ours": Relation("documentation", those("documenter", "documenter2", "supervisor")),
        "unknown": UNKNOWN,
    },
}
ROWS: dict[str, Row] = {
    "notices": Row(SIGNED_IN),
    "own-day": Row(SIGNED_IN),
    "day-of": Row(DECIDE_SOMEWHERE, GET, "person of my teams"),
    # of a release, for those who see it in every state
    "together:comments": Row(ENTER_SOMEWHERE | TAKE_SOMEWHERE, BOTH, "release at work"),
    "together:watch": Row(ENTER_SOMEWHERE | TAKE_SOMEWHERE, POST, "release at work"),
    "together:withdraw": Row(ENTER_SOMEWHERE | TAKE_SOMEWHERE, POST, "own comment"),
    "detainees:changes": Row(ENTER_SOMEWHERE, GET, "person at work"),
    "releases:hand-over": Row(ENTER_SOMEWHERE, BOTH, "owned release", HANDS_OVER),
    "releases:finding-hand-over": Row(ENTER_SOMEWHERE, BOTH, "owned finding", HANDS_OVER),
    "releases:revision": Row(READ_SOMEWHERE, GET, "revision"),
    "releases:compare": Row(READ_SOMEWHERE, GET, "release"),
    "releases:finding-revision": Row(READ_SOMEWHERE, GET, "revision of a finding"),
    "releases:finding-compare": Row(READ_SOMEWHERE, GET, "finding"),
    "person-work": Row(ADMINISTER | DECIDE_SOMEWHERE, BOTH, "account"),
    "work-handed": Row(SIGNED_IN, GET, "hand-over"),
}
