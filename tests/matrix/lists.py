"""The declared table, what concerns lists that people make their own (docs/lists.md)."""

from tests.matrix.expected import (
    BOTH,
    ENTERS,
    EXPORTED,
    GET,
    POST,
    READ_SOMEWHERE,
    UNKNOWN,
    Relation,
    Row,
    those,
)

ARRANGED: dict[str, Relation] = {name: each for name, each in EXPORTED.items() if name != "the queue"}
SUBJECTS: dict[str, dict[str, Relation]] = {
    "arranged list": ARRANGED,
    "picked and exported": {name: each for name, each in ARRANGED.items() if name != "the families' desk"},
    "picked and handed over": {name: each for name, each in ARRANGED.items() if name != "what is verified"},
    "saved view": {  # of the list of what is verified
        "one's own": Relation("documentation", those("documenter")),
        "shared with the team": Relation("documentation", ENTERS["documentation"] | {"liaison", "analyst"}),
        "another organisation's": Relation("other", ENTERS["other"]),
        "unknown": UNKNOWN,
    },
}
ROWS: dict[str, Row] = {
    "lists:columns": Row(READ_SOMEWHERE, GET, "arranged list"),
    "lists:save": Row(READ_SOMEWHERE, BOTH, "arranged list"),
    "lists:views": Row(READ_SOMEWHERE, GET, "arranged list"),
    "lists:pick": Row(READ_SOMEWHERE, POST, "arranged list"),
    "lists:export": Row(READ_SOMEWHERE, POST, "picked and exported"),
    "lists:hand-over": Row(READ_SOMEWHERE, BOTH, "picked and handed over"),
    "lists:move": Row(READ_SOMEWHERE, POST, "saved view"),
}
