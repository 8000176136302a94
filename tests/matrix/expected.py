"""The declared table: for every address who comes in, what of it they find, and who may use it.

Written by hand from the rules (design page `domain.md`, "People in the system"; docs/roles.md), not drawn from the code
that it is compared with. A new address without a row fails tests/test_matrix.py.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

Names = frozenset[str]

# -- The cast: who holds which role in which team ----------------------------------------------------------------------

CAST: Mapping[str, tuple[tuple[str, str], ...]] = {
    "stranger": (),
    "newcomer": (),
    "documenter": (("documentation", "documenter"),),
    "documenter2": (("documentation", "documenter"),),
    "supervisor": (("documentation", "supervisor"),),
    "supervisor2": (("documentation", "supervisor"), ("family-centre", "supervisor")),
    "author_supervisor": (("documentation", "documenter"), ("documentation", "supervisor")),
    "liaison": (("documentation", "liaison"),),
    "analyst": (("documentation", "analyst"),),
    "administrator": (("documentation", "administrator"),),
    "colleague_documenter": (("family-centre", "documenter"),),
    "overseer": (("family-centre", "supervisor"),),
    "other_documenter": (("other", "documenter"),),
    "other_supervisor": (("other", "supervisor"),),
    "other_administrator": (("other", "administrator"),),
}


def those(*names: str) -> Names:
    return frozenset(names)


NOBODY = those()
EVERYBODY = those(*CAST)
SIGNED_IN = EVERYBODY - {"stranger"}
ENTERS = {
    "documentation": those("documenter", "documenter2", "supervisor", "supervisor2", "author_supervisor"),
    "family-centre": those("colleague_documenter", "overseer", "supervisor2"),
    "other": those("other_documenter", "other_supervisor"),
}
DECIDES = {
    "documentation": those("supervisor", "supervisor2", "author_supervisor"),
    "family-centre": those("overseer", "supervisor2"),
    "other": those("other_supervisor"),
}
DECIDES["either"] = DECIDES["documentation"] | DECIDES["family-centre"]
TAKES = {  # inquiries of families
    "documentation": DECIDES["documentation"] | {"liaison"},
    "family-centre": DECIDES["family-centre"],
    "other": DECIDES["other"],
}
LEADS = DECIDES  # a desk: what its colleagues have, of whom the one asked about is nobody of the cast
SIGNING = {  # bad news, which none of them wrote; the other organisation has no family centre
    "documentation": DECIDES["family-centre"],
    "family-centre": DECIDES["family-centre"],
    "other": NOBODY,
}
TELLING = {**TAKES, "other": NOBODY}  # what was signed
DROPPING = {**TAKES, "documentation": TAKES["documentation"] | DECIDES["family-centre"]}
LOOKS = ENTERS | {"desk": TAKES["documentation"]}  # at flags: on an inquiry those of its desk
TAKE_SOMEWHERE = TAKES["documentation"] | TAKES["family-centre"] | TAKES["other"]
ENTER_SOMEWHERE = ENTERS["documentation"] | ENTERS["family-centre"] | ENTERS["other"]
DECIDE_SOMEWHERE = DECIDES["documentation"] | DECIDES["family-centre"] | DECIDES["other"]
OVERSEES = DECIDES["documentation"] | DECIDES["family-centre"]  # the work of every team of the first organisation
ADVISES = {  # warnings and rumours are an organisation's: both desks write them, and their supervisors publish
    "documentation": TAKES["documentation"] | TAKES["family-centre"],
    "family-centre": TAKES["documentation"] | TAKES["family-centre"],
    "other": TAKES["other"],
}
KEEPS_LINES = {"documentation": DECIDES["either"], "family-centre": DECIDES["either"], "other": DECIDES["other"]}
STATES = {"documentation": DECIDES["either"] | {"analyst"}, "other": DECIDES["other"]}  # writes statements
APPROVES = {"documentation": DECIDES["either"], "other": NOBODY}  # what the analyst wrote; there, the only one wrote it
STATE_SOMEWHERE = STATES["documentation"] | STATES["other"]
SEE_EXTORTION = DECIDE_SOMEWHERE | {"analyst"}
WRITE_FIGURES = DECIDE_SOMEWHERE | {"analyst"}
WRITES_FIGURES = {
    "documentation": DECIDES["either"] | {"analyst"},
    "other": DECIDES["other"],
}  # an organisation's board
SEE_DESK_FIGURES = DECIDE_SOMEWHERE | {"analyst"}
ASKS_FOR_EXPORTS = DECIDE_SOMEWHERE | {"analyst"}
APPROVES_EXPORTS = {"documentation": OVERSEES, "other": NOBODY}  # of the other one what its only supervisor asked for
HAS_EXPORT = {"documentation": those("analyst"), "other": those("other_supervisor")}  # who asked for it
READS = ENTERS["documentation"] | ENTERS["family-centre"] | {"liaison", "analyst"}
READ_SOMEWHERE = READS | ENTERS["other"]
ADMINISTER = those("administrator", "other_administrator")
CONFIRM = ADMINISTER | DECIDE_SOMEWHERE
NAMED = those("documenter", "supervisor")  # those to whom the restricted person is open


# -- What they find: each relation with the team that works on the record, and who sees it ----------------------------


@dataclass(frozen=True)
class Relation:
    """How a record stands to the cast: whose it is, who sees it, its state, who wrote part of it and who decided it."""

    team: str
    sees: Names
    state: str = ""
    authors: Names = NOBODY
    counts: bool = False
    decided_by: str = ""


def _ours(state: str, *authors: str, counts: bool = False, sees: Names = NOBODY, decided_by: str = "") -> Relation:
    seen = sees or ENTERS["documentation"] | OVERSEES | (READS if counts else NOBODY)
    return Relation("documentation", seen, state, those(*authors), counts, decided_by)


_THEIRS, _OTHERS = ENTERS["family-centre"] | OVERSEES, ENTERS["other"]
UNKNOWN = Relation("documentation", NOBODY)

RELEASES: dict[str, Relation] = {
    "one's own draft": _ours("draft", "documenter"),
    "a colleague's draft": _ours("draft", "documenter2"),
    "submitted": _ours("submitted", "documenter"),
    "submitted by a supervisor": _ours("submitted", "author_supervisor"),
    "verified": _ours("verified", counts=True),
    "verified and under change": _ours("draft", counts=True),
    "disputed": _ours("disputed"),
    "returned": _ours("returned", "documenter"),
    "rejected": _ours("rejected", "documenter", decided_by="supervisor"),
    "withdrawn": _ours("withdrawn", decided_by="supervisor"),
    "another team's draft": Relation("family-centre", _THEIRS, "draft", those("colleague_documenter")),
    "another team's, verified": Relation("family-centre", _THEIRS | READS, "verified", counts=True),
    "another organisation's draft": Relation("other", _OTHERS, "draft", those("other_documenter")),
    "another organisation's, verified": Relation("other", _OTHERS, "verified", counts=True),
    "restricted and verified": _ours("verified", counts=True, sees=NAMED),
    "unknown": UNKNOWN,
}
PERSONS: dict[str, Relation] = {
    "ours": Relation("documentation", READS),
    "another team's": Relation("family-centre", READS),
    "another organisation's": Relation("other", ENTERS["other"]),
    "restricted": Relation("documentation", NAMED),
    "unknown": UNKNOWN,
}
ENTRIES: dict[str, Relation] = {
    **PERSONS,
    "merged into ours": Relation("documentation", READS),
}
PAIRS: dict[str, Relation] = {  # by the teams of the two entries; who decides in neither sees it and may not decide
    "ours": Relation("documentation", READS),
    "between our two teams": Relation("either", READS),
    "another organisation's": Relation("other", ENTERS["other"]),
    "with a restricted side": Relation("documentation", NAMED),
    "unknown": UNKNOWN,
}
FLAGS: dict[str, Relation] = {  # on releases and persons, of a team's work; seen where subject and others are
    "on our release": Relation("documentation", ENTERS["documentation"] | OVERSEES),
    "on our person": Relation("documentation", ENTERS["documentation"] | OVERSEES),
    "on another team's release": Relation("family-centre", _THEIRS),
    "on another organisation's release": Relation("other", _OTHERS),
    "on a restricted person": Relation("documentation", NAMED),
    "seen in a restricted person too": Relation("documentation", NAMED),
    "on an inquiry of ours": Relation("desk", TAKES["documentation"]),  # for its desk alone
    "unknown": UNKNOWN,
}
OFFICES = {  # whose accounts, roles and links they are: the organisation of the documentation team, or the other one
    "ours": Relation("documentation", those("administrator") | OVERSEES),
    "another organisation's": Relation("other", those("other_administrator", "other_supervisor")),
    "unknown": UNKNOWN,
}
FINDINGS: dict[str, Relation] = {
    "a draft": _ours("draft", "documenter"),
    "submitted": _ours("submitted", "documenter"),
    "verified": _ours("verified", counts=True),
    "another team's draft": Relation("family-centre", _THEIRS, "draft", those("colleague_documenter")),
    "another team's, verified": Relation("family-centre", _THEIRS | READS, "verified", counts=True),
    "another organisation's, verified": Relation("other", _OTHERS, "verified", counts=True),
    "restricted and verified": _ours("verified", counts=True, sees=NAMED),
    "unknown": UNKNOWN,
}
DEATHS: dict[str, Relation] = {
    "submitted": _ours("submitted", "documenter"),
    "a draft": _ours("draft", "documenter"),
    "unknown": UNKNOWN,
}
WITH_SOURCES = {  # what tells who a source is: those who enter and verify in the team, of the records that they see
    name: Relation(each.team, each.sees & ENTERS[each.team], each.state) for name, each in RELEASES.items()
}
# Who brought a list in: its refused rows are theirs alone, for what they may open was compared with.
BROUGHT = {
    "ours": those("supervisor"),
    "another team's": those("overseer"),
    "another organisation's": those("other_supervisor"),
}
SOURCES: dict[str, Relation] = {
    "ours": Relation("documentation", ENTERS["documentation"]),
    "another team's": Relation("family-centre", ENTERS["family-centre"]),
    "another organisation's": Relation("other", ENTERS["other"]),
    "unknown": UNKNOWN,
}
INQUIRIES: dict[str, Relation] = {  # of one desk; the other desk of the same organisation sees none of it
    "ours": Relation("documentation", TAKES["documentation"]),
    "another desk's": Relation("family-centre", TAKES["family-centre"]),
    "another organisation's": Relation("other", TAKES["other"]),
    "unknown": UNKNOWN,
}
SIGNS = DECIDES["family-centre"]  # bad news of every desk of the organisation
NEWS: dict[str, Relation] = {  # its desk, and who signs
    "ours": Relation("documentation", TAKES["documentation"] | SIGNS),
    "another desk's": Relation("family-centre", TAKES["family-centre"]),
    "another organisation's": Relation("other", TAKES["other"]),
    "unknown": UNKNOWN,
}
# What our desk sent to the other desk of the organisation, and what that one sent to us: both see both.
_BOTH_DESKS = TAKES["documentation"] | TAKES["family-centre"]
PASSED_ON: dict[str, Relation] = {
    "sent by us": Relation("documentation", _BOTH_DESKS),
    "sent to us": Relation("family-centre", _BOTH_DESKS),
    "between others": Relation("other", TAKES["other"]),
    "unknown": UNKNOWN,
}
# By who sent it, those who have it: what they alone may do.
HAS_IT = {"documentation": TAKES["family-centre"], "family-centre": TAKES["documentation"], "other": NOBODY}
ADVISORIES: dict[str, Relation] = {
    "ours": Relation("documentation", ADVISES["documentation"]),
    "another desk's": Relation("family-centre", ADVISES["family-centre"]),
    "another organisation's": Relation("other", ADVISES["other"]),
    "unknown": UNKNOWN,
}
LINES: dict[str, Relation] = {  # on the public pages
    relation: Relation(each.team, KEEPS_LINES[each.team] if each.sees else NOBODY)
    for relation, each in ADVISORIES.items()
}
EXPORTS: dict[str, Relation] = {
    "asked by the analyst": Relation("documentation", OVERSEES | {"analyst"}),
    "another organisation's": Relation("other", those("other_supervisor")),
    "unknown": UNKNOWN,
}
EXPORTED: dict[str, Relation] = {  # lists, by who comes to them
    "what is verified": Relation("documentation", READ_SOMEWHERE),
    "the work of teams": Relation("documentation", ENTER_SOMEWHERE),
    "the queue": Relation("documentation", DECIDE_SOMEWHERE),
    "the families' desk": Relation("documentation", TAKE_SOMEWHERE),
    "unknown": UNKNOWN,
}
STATEMENTS: dict[str, Relation] = {
    "ours": Relation("documentation", STATES["documentation"]),
    "another organisation's": Relation("other", STATES["other"]),
    "unknown": UNKNOWN,
}
STATED: dict[str, Relation] = {"published": Relation("documentation", EVERYBODY), "unknown": UNKNOWN}
FIGURES: dict[str, Relation] = {
    "a draft": Relation("documentation", WRITES_FIGURES["documentation"], "draft"),
    "published": Relation("documentation", READS | OVERSEES, "published"),
    "another organisation's draft": Relation("other", WRITES_FIGURES["other"], "draft"),
    "another organisation's, published": Relation("other", ENTERS["other"], "published"),
    "unknown": UNKNOWN,
}
EXPLANATIONS: dict[str, Relation] = {  # that wait, of somebody who is nobody of the cast
    "ours": Relation("documentation", WRITES_FIGURES["documentation"]),
    "another organisation's": Relation("other", WRITES_FIGURES["other"]),
    "unknown": UNKNOWN,
}
SUBJECTS: dict[str, dict[str, Relation]] = {
    "export": EXPORTS,
    "made export": EXPORTS,
    "exported list": EXPORTED,
    "security key": {"the supervisor's": Relation("documentation", those("supervisor")), "unknown": UNKNOWN},
    "new device": {"the documenter's": Relation("documentation", those("documenter")), "unknown": UNKNOWN},
    "token": {
        "of the liaison": Relation("documentation", those("liaison", "administrator")),
        "of another organisation": Relation("other", those("other_supervisor", "other_administrator")),
        "unknown": UNKNOWN,
    },
    "statement": STATEMENTS,
    "submitted statement": STATEMENTS,
    "file of a statement": STATEMENTS,
    "published statement": STATED,
    "edition of a statement": STATED,
    "file of an edition": {**STATED, "of a strange kind": UNKNOWN},
    "figure": FIGURES,
    "read statement": STATED,
    "read figure": {"published": Relation("documentation", EVERYBODY), "a draft": UNKNOWN, "unknown": UNKNOWN},
    "read advisory": {"holds today": Relation("documentation", EVERYBODY), "is over": UNKNOWN, "unknown": UNKNOWN},
    "counted": {"published": Relation("documentation", EVERYBODY), "unknown": UNKNOWN},
    "explanation": EXPLANATIONS,
    "advisory": ADVISORIES,
    "public line": LINES,
    "published advisory": {"holds today": Relation("documentation", EVERYBODY), "is over": UNKNOWN, "unknown": UNKNOWN},
    "inquiry": INQUIRIES,
    "news": NEWS,
    "asked of somebody known": INQUIRIES,
    "what somebody has": {**INQUIRIES, "of nobody of the desk": UNKNOWN},
    "signed news": NEWS,
    "intake": INQUIRIES,
    "rejected intake": INQUIRIES,
    "consent asked": INQUIRIES,
    "consent": {**INQUIRIES, "of another inquiry": UNKNOWN},
    "closed inquiry": INQUIRIES,
    "share": PASSED_ON,
    "shared number": PASSED_ON,
    "referral": PASSED_ON,
    "sent referral": {
        "sent by us": Relation("documentation", TAKES["documentation"]),
        "sent to us": Relation("family-centre", TAKES["family-centre"]),
        "unknown": UNKNOWN,
    },
    "telling": PASSED_ON,
    "caller's number": {**INQUIRIES, "of another caller": UNKNOWN},
    "report": INQUIRIES,
    "identifier": {**INQUIRIES, "of another report": UNKNOWN},
    "begun call": {
        "one's own": Relation("documentation", those("liaison")),
        "another person's": Relation("documentation", those("supervisor")),
        "unknown": UNKNOWN,
    },
    "release": RELEASES,
    "field note": {"on our release": RELEASES["submitted"], "unknown": UNKNOWN},
    "decision on many": {
        "one's own": Relation("documentation", those("supervisor")),
        "another person's": Relation("documentation", those("supervisor2")),
        "unknown": UNKNOWN,
    },
    "release of a case file": {
        name: replace(each, state="counts" if each.counts else "") for name, each in RELEASES.items()
    },
    "person of a case file": {
        name: replace(each, state="" if name.startswith("merged") else "stands") for name, each in ENTRIES.items()
    },
    "evidence": WITH_SOURCES,
    "copy": WITH_SOURCES,
    "page": WITH_SOURCES,
    "redaction": WITH_SOURCES,
    "upload": {
        "one's own": Relation("documentation", those("documenter")),
        "another person's": Relation("documentation", those("documenter2")),
        "unknown": UNKNOWN,
    },
    "claim": WITH_SOURCES,
    "source": SOURCES,
    "import": SOURCES,
    "own import": {relation: replace(each, sees=BROUGHT.get(relation, NOBODY)) for relation, each in SOURCES.items()},
    "finding": FINDINGS,
    "death": DEATHS,
    "person": ENTRIES,
    "unidentified": PERSONS,
    "photograph": PERSONS,
    "facility": {"known": Relation("documentation", EVERYBODY), "unknown": UNKNOWN},
    "merge of facilities": {"known": Relation("documentation", EVERYBODY), "unknown": UNKNOWN},
    "pair": PAIRS,
    "merge": PAIRS,
    "flag": FLAGS,
    "detention": {**PERSONS, "of another person": UNKNOWN},
    "number": {**PERSONS, "of another person": UNKNOWN},
    "tie": {**PERSONS, "of another person": UNKNOWN},
    "account": {**OFFICES, "without a role": UNKNOWN},
    "role": OFFICES,
    "link": OFFICES,
    "agreement": {"ours": Relation("documentation", CONFIRM), "unknown": UNKNOWN},
    "saved tally": {
        "ours": Relation("documentation", READS),
        "another organisation's": Relation("other", ENTERS["other"]),
        "unknown": UNKNOWN,
    },
    "team": OFFICES,
    "own field": {
        "ours": Relation("documentation", DECIDES["documentation"]),
        "another team's": Relation("family-centre", DECIDES["family-centre"]),
        "another organisation's": Relation("other", DECIDES["other"]),
        "unknown": UNKNOWN,
    },
}


# -- The rows ---------------------------------------------------------------------------------------------------------

GET, POST, BOTH = ("GET",), ("POST",), ("GET", "POST")
OPEN_TO_CHANGE = those("draft", "returned")
NEVER = those("imported")  # the lists of the matrix are read, and not imported: there is nothing to take back
OPEN_TO_CLAIMS = OPEN_TO_CHANGE | {"submitted", "verified", "disputed"}


@dataclass(frozen=True)
class Row:
    """One address: who comes in, by which methods; of a record, who uses it (`acts`, by team) and in which states."""

    comes_in: Names
    methods: tuple[str, ...] = GET
    about: str = ""
    acts: Mapping[str, Names] | None = None
    in_states: Names = NOBODY
    by_token: bool = False  # and not by a session


ROWS: dict[str, Row] = {
    # the first page, and what everybody has
    "dashboard": Row(SIGNED_IN),
    "put-aside": Row(SIGNED_IN, POST),
    "search": Row(SIGNED_IN, BOTH),
    "preferences": Row(EVERYBODY, POST),
    "shortcuts": Row(SIGNED_IN),
    "components": Row(ADMINISTER, BOTH),
    "healthz": Row(EVERYBODY, ("GET", "HEAD")),
    # the public pages
    "public:door": Row(EVERYBODY, ("GET", "HEAD")),
    "public:front": Row(EVERYBODY, ("GET", "HEAD")),
    "public:advisory": Row(EVERYBODY, ("GET", "HEAD"), "published advisory"),
    "public:contact": Row(EVERYBODY, ("GET", "HEAD")),
    "public:money": Row(EVERYBODY, ("GET", "HEAD")),
    # the same for programs
    **{
        f"api:{name}": Row(EVERYBODY, ("GET", "HEAD"))
        for name in (
            "statements",
            "statements-csv",
            "statements-feed",
            "tallies",
            "tallies-csv",
            "tallies-feed",
            "index",
            "openapi",
            "figures",
            "figures-csv",
            "figures-feed",
            "advisories",
            "advisories-csv",
            "advisories-feed",
        )
    },
    "api:statement": Row(EVERYBODY, ("GET", "HEAD"), "read statement"),
    "api:tally": Row(EVERYBODY, ("GET", "HEAD"), "read statement"),
    "api:figure": Row(EVERYBODY, ("GET", "HEAD"), "read figure"),
    "api:advisory": Row(EVERYBODY, ("GET", "HEAD"), "read advisory"),
    "public:figures": Row(EVERYBODY, ("GET", "HEAD")),
    "public:figures-of": Row(EVERYBODY, ("GET", "HEAD"), "counted"),
    "public:ask": Row(EVERYBODY, ("GET", "HEAD", "POST")),
    "public:statements": Row(EVERYBODY, ("GET", "HEAD")),
    "public:statements-feed": Row(EVERYBODY, ("GET", "HEAD")),
    "public:corrections": Row(EVERYBODY, ("GET", "HEAD")),
    "public:standing": Row(EVERYBODY, ("GET", "HEAD"), "published statement"),
    "public:statement": Row(EVERYBODY, ("GET", "HEAD"), "edition of a statement"),
    "public:statement-output": Row(EVERYBODY, ("GET", "HEAD"), "file of an edition"),
    # releases
    "releases:list": Row(READ_SOMEWHERE),
    "releases:missing": Row(ENTER_SOMEWHERE),
    "releases:waves": Row(READ_SOMEWHERE),
    "figures:board": Row(READ_SOMEWHERE),
    "figures:new": Row(WRITE_FIGURES, BOTH),
    "figures:figure": Row(READ_SOMEWHERE, GET, "figure"),
    "figures:change": Row(WRITE_FIGURES, BOTH, "figure", WRITES_FIGURES, those("draft")),
    "figures:move": Row(WRITE_FIGURES, BOTH, "figure", WRITES_FIGURES, those("draft")),
    "figures:explain": Row(WRITE_FIGURES, BOTH),
    "figures:confirm-explanation": Row(DECIDE_SOMEWHERE, POST, "explanation", KEEPS_LINES),
    "figures:end-explanation": Row(WRITE_FIGURES, POST, "explanation", KEEPS_LINES),
    "releases:checked": Row(ENTER_SOMEWHERE, POST),
    "releases:new": Row(ENTER_SOMEWHERE, BOTH),
    "releases:queue": Row(DECIDE_SOMEWHERE),
    "releases:open-now": Row(DECIDE_SOMEWHERE),
    "releases:reasons": Row(DECIDE_SOMEWHERE),
    "releases:presence": Row(DECIDE_SOMEWHERE, POST, "release", DECIDES),
    "releases:new-field-note": Row(DECIDE_SOMEWHERE, BOTH, "release", DECIDES, those("submitted", "returned")),
    "releases:field-note": Row(ENTER_SOMEWHERE, BOTH, "field note", ENTERS),
    "releases:new-bulk": Row(DECIDE_SOMEWHERE, POST),
    "releases:bulk": Row(DECIDE_SOMEWHERE, GET, "decision on many"),
    "releases:confirm-bulk": Row(DECIDE_SOMEWHERE, POST, "decision on many"),
    "releases:stop-bulk": Row(DECIDE_SOMEWHERE, POST, "decision on many"),
    "releases:agenda": Row(ENTER_SOMEWHERE),
    "releases:evidence": Row(ENTER_SOMEWHERE, GET, "evidence"),
    "releases:evidence-small": Row(ENTER_SOMEWHERE, GET, "evidence"),
    "releases:evidence-copy": Row(ENTER_SOMEWHERE, GET, "copy"),
    "releases:transcripts": Row(ENTER_SOMEWHERE, BOTH),
    "releases:transcript": Row(ENTER_SOMEWHERE, BOTH, "page", ENTERS),
    "releases:grid": Row(ENTER_SOMEWHERE, BOTH, "page", ENTERS),
    "releases:grid-rows": Row(ENTER_SOMEWHERE, BOTH, "page", ENTERS),
    "releases:redact": Row(ENTER_SOMEWHERE, BOTH, "page", ENTERS),
    "releases:redaction": Row(ENTER_SOMEWHERE, BOTH, "redaction", ENTERS),
    "releases:redaction-file": Row(ENTER_SOMEWHERE, GET, "redaction"),
    "releases:custody": Row(ENTER_SOMEWHERE, GET, "evidence"),
    "releases:compare-original": Row(ENTER_SOMEWHERE, POST, "evidence"),
    "releases:uploads": Row(ENTER_SOMEWHERE, ("OPTIONS", "POST")),
    "releases:upload": Row(ENTER_SOMEWHERE, ("HEAD", "PATCH", "DELETE"), "upload"),
    "releases:record": Row(READ_SOMEWHERE, GET, "release"),
    "releases:change": Row(ENTER_SOMEWHERE, BOTH, "release", ENTERS, OPEN_TO_CHANGE),
    "releases:place": Row(ENTER_SOMEWHERE, BOTH, "release", ENTERS, OPEN_TO_CHANGE),
    "releases:claim": Row(ENTER_SOMEWHERE, BOTH, "release", ENTERS, OPEN_TO_CLAIMS),
    "releases:case-file": Row(ASKS_FOR_EXPORTS, BOTH, "release of a case file", DECIDES, those("counts")),
    "releases:person-case-file": Row(ASKS_FOR_EXPORTS, BOTH, "person of a case file", DECIDES, those("stands")),
    "releases:wish": Row(
        ENTER_SOMEWHERE, BOTH, "release", ENTERS, those("draft", "submitted", "returned", "verified", "disputed")
    ),
    "releases:own": Row(
        ENTER_SOMEWHERE, BOTH, "release", ENTERS, those("draft", "submitted", "returned", "verified", "disputed")
    ),
    "releases:own-search": Row(ENTER_SOMEWHERE, POST),
    "releases:follow-up": Row(ENTER_SOMEWHERE, BOTH, "release", ENTERS, those("verified")),
    "releases:choose-photograph": Row(ENTER_SOMEWHERE, BOTH, "person", ENTERS),
    "releases:photograph": Row(READ_SOMEWHERE, GET, "photograph"),
    "releases:person-claim": Row(ENTER_SOMEWHERE, BOTH, "person", ENTERS),
    "releases:claim-move": Row(ENTER_SOMEWHERE, BOTH, "claim", ENTERS),
    "releases:derive": Row(ENTER_SOMEWHERE, BOTH, "claim", ENTERS),
    "releases:claim-file": Row(ENTER_SOMEWHERE, BOTH, "claim", ENTERS, OPEN_TO_CLAIMS),
    "releases:imports": Row(ENTER_SOMEWHERE),
    "releases:new-import": Row(ENTER_SOMEWHERE, BOTH),
    "releases:import": Row(ENTER_SOMEWHERE, GET, "import"),
    "releases:import-columns": Row(ENTER_SOMEWHERE, POST, "import", ENTERS),
    "releases:import-reading": Row(ENTER_SOMEWHERE, POST, "import", ENTERS),
    "releases:import-move": Row(ENTER_SOMEWHERE, POST, "import", ENTERS),
    "releases:import-take-back": Row(ENTER_SOMEWHERE, BOTH, "import", ENTERS, NEVER),
    "releases:import-workbook": Row(ENTER_SOMEWHERE),
    "releases:import-paper": Row(ENTER_SOMEWHERE),
    "releases:import-refused": Row(ENTER_SOMEWHERE, GET, "own import", ENTERS),
    "releases:sources": Row(ENTER_SOMEWHERE),
    "releases:source": Row(ENTER_SOMEWHERE, GET, "source"),
    "releases:source-change": Row(ENTER_SOMEWHERE, BOTH, "source", ENTERS),
    "releases:source-protect": Row(ENTER_SOMEWHERE, BOTH, "source", ENTERS),
    "releases:source-merge": Row(DECIDE_SOMEWHERE, BOTH, "source", DECIDES),
    "releases:source-part": Row(DECIDE_SOMEWHERE, BOTH, "source", DECIDES),
    "releases:move": Row(READ_SOMEWHERE, BOTH, "release"),  # by MOVES
    # sightings and fates; of one the move “submit”, of a death the verdict of one supervisor
    "releases:findings": Row(READ_SOMEWHERE),
    "releases:new-finding": Row(ENTER_SOMEWHERE, BOTH),
    "releases:finding": Row(READ_SOMEWHERE, GET, "finding"),
    "releases:finding-change": Row(ENTER_SOMEWHERE, BOTH, "finding", ENTERS, OPEN_TO_CHANGE),
    "releases:finding-claim": Row(ENTER_SOMEWHERE, BOTH, "finding", ENTERS, OPEN_TO_CLAIMS),
    "releases:finding-move": Row(READ_SOMEWHERE, BOTH, "finding", ENTERS, OPEN_TO_CHANGE),
    "releases:finding-verdict": Row(READ_SOMEWHERE, BOTH, "death", DECIDES, those("submitted")),
    # flags; of a flag the move “look”
    "flags:inbox": Row(ENTER_SOMEWHERE | TAKE_SOMEWHERE),
    "flags:false-lists": Row(DECIDE_SOMEWHERE, BOTH),
    "flags:resolve-many": Row(DECIDE_SOMEWHERE, POST),
    "flags:flag": Row(ENTER_SOMEWHERE | TAKE_SOMEWHERE, GET, "flag"),
    "flags:move": Row(ENTER_SOMEWHERE | TAKE_SOMEWHERE, POST, "flag", LOOKS),
    "flags:hand-over": Row(ENTER_SOMEWHERE | TAKE_SOMEWHERE, POST, "flag", LOOKS),
    "flags:on-release": Row(ENTER_SOMEWHERE, BOTH, "release", ENTERS),
    "flags:on-person": Row(ENTER_SOMEWHERE, BOTH, "person", ENTERS),
    # the families' desk; of an inquiry the move “trace”
    "families:desk": Row(TAKE_SOMEWHERE),
    "families:waiting": Row(TAKE_SOMEWHERE),
    "families:new": Row(TAKE_SOMEWHERE, BOTH),
    "families:caller": Row(TAKE_SOMEWHERE, POST),
    "families:already": Row(TAKE_SOMEWHERE, POST),
    "families:draft": Row(TAKE_SOMEWHERE, GET, "begun call"),
    "families:discard-draft": Row(TAKE_SOMEWHERE, POST, "begun call"),
    "families:inquiry": Row(TAKE_SOMEWHERE, GET, "inquiry"),
    "families:taken": Row(TAKE_SOMEWHERE, GET, "inquiry"),
    "families:change": Row(TAKE_SOMEWHERE, BOTH, "inquiry", TAKES),
    "families:own": Row(TAKE_SOMEWHERE, BOTH, "inquiry", TAKES),
    "families:own-search": Row(TAKE_SOMEWHERE, POST),
    "families:plan": Row(TAKE_SOMEWHERE, POST, "inquiry", TAKES),
    "families:person": Row(TAKE_SOMEWHERE, BOTH, "inquiry", TAKES),
    "families:identity": Row(TAKE_SOMEWHERE, BOTH, "inquiry", TAKES),
    "families:advisories": Row(TAKE_SOMEWHERE),
    "families:new-advisory": Row(TAKE_SOMEWHERE, BOTH),
    "families:advisory": Row(TAKE_SOMEWHERE, GET, "advisory"),
    "families:change-advisory": Row(TAKE_SOMEWHERE, BOTH, "advisory", ADVISES),
    "families:move-advisory": Row(TAKE_SOMEWHERE, BOTH, "advisory", ADVISES),
    "families:public-lines": Row(DECIDE_SOMEWHERE, BOTH),
    "families:confirm-public-line": Row(DECIDE_SOMEWHERE, POST, "public line", KEEPS_LINES),
    "families:end-public-line": Row(DECIDE_SOMEWHERE, POST, "public line", KEEPS_LINES),
    "families:intakes": Row(TAKE_SOMEWHERE),
    "families:intake": Row(TAKE_SOMEWHERE, BOTH, "intake", TAKES),
    "families:reject-intake": Row(TAKE_SOMEWHERE, BOTH, "intake", TAKES),
    "families:reject-intakes": Row(TAKE_SOMEWHERE, POST),
    "families:restore-intake": Row(TAKE_SOMEWHERE, POST, "rejected intake", TAKES),
    "families:let-go-intake": Row(TAKE_SOMEWHERE, POST, "rejected intake", TAKES),
    "families:reports": Row(TAKE_SOMEWHERE),
    "families:new-report": Row(TAKE_SOMEWHERE, BOTH),
    "families:report": Row(TAKE_SOMEWHERE, GET, "report"),
    "families:change-report": Row(TAKE_SOMEWHERE, BOTH, "report", TAKES),
    "families:hand-over-report": Row(TAKE_SOMEWHERE, BOTH, "report", TAKES),
    "families:move-report": Row(TAKE_SOMEWHERE, BOTH, "report", TAKES),
    "families:show-identifier": Row(TAKE_SOMEWHERE, BOTH, "identifier", TAKES),
    "families:strike-identifier": Row(TAKE_SOMEWHERE, BOTH, "identifier", TAKES),
    "families:extortion-figures": Row(SEE_EXTORTION),
    "families:extortion-csv": Row(SEE_EXTORTION),
    "detainees:warned": Row(ENTER_SOMEWHERE | TAKE_SOMEWHERE, POST),
    "families:hand-over": Row(TAKE_SOMEWHERE, BOTH, "inquiry", TAKES),
    "families:hard": Row(TAKE_SOMEWHERE, POST, "inquiry", TAKES),
    "families:workload": Row(TAKE_SOMEWHERE),
    "families:hand-over-all": Row(TAKE_SOMEWHERE, BOTH, "what somebody has", LEADS),
    "families:hand-over-seen": Row(TAKE_SOMEWHERE, POST),
    "families:figures": Row(SEE_DESK_FIGURES),
    "families:figures-csv": Row(SEE_DESK_FIGURES),
    "families:move": Row(TAKE_SOMEWHERE, BOTH, "inquiry", TAKES),
    "families:answer": Row(TAKE_SOMEWHERE, BOTH, "inquiry", TAKES),
    "families:new-news": Row(TAKE_SOMEWHERE, BOTH, "asked of somebody known", TAKES),
    "families:news": Row(TAKE_SOMEWHERE, GET, "news"),
    "families:sign-news": Row(TAKE_SOMEWHERE, POST, "news", SIGNING),
    "families:news-support": Row(TAKE_SOMEWHERE, POST, "news", TAKES),
    "families:tell-news": Row(TAKE_SOMEWHERE, POST, "signed news", TELLING),
    "families:drop-news": Row(TAKE_SOMEWHERE, POST, "news", DROPPING),
    "families:attempt": Row(TAKE_SOMEWHERE, BOTH, "inquiry", TAKES),
    "families:contact": Row(TAKE_SOMEWHERE, BOTH, "inquiry", TAKES),
    "families:card": Row(TAKE_SOMEWHERE, BOTH, "caller's number", TAKES),
    "families:show-number": Row(TAKE_SOMEWHERE, BOTH, "caller's number", TAKES),
    "families:consent": Row(TAKE_SOMEWHERE, BOTH, "consent asked", TAKES),
    "families:withdraw-consent": Row(TAKE_SOMEWHERE, BOTH, "consent", TAKES),
    "families:withdraw": Row(TAKE_SOMEWHERE, BOTH, "inquiry", TAKES),
    "families:tell": Row(TAKE_SOMEWHERE, POST, "telling"),
    "families:new-share": Row(TAKE_SOMEWHERE, BOTH, "inquiry", TAKES),
    "families:share": Row(TAKE_SOMEWHERE, GET, "share"),
    "families:acknowledge-share": Row(TAKE_SOMEWHERE, POST, "share", HAS_IT),
    "families:recall-share": Row(TAKE_SOMEWHERE, POST, "share", TAKES),
    "families:shared-number": Row(TAKE_SOMEWHERE, BOTH, "shared number", HAS_IT),
    "families:new-referral": Row(TAKE_SOMEWHERE, BOTH, "inquiry", TAKES),
    "families:referral": Row(TAKE_SOMEWHERE, GET, "referral"),
    "families:referral-sheet": Row(TAKE_SOMEWHERE, GET, "sent referral"),
    "families:take-referral": Row(TAKE_SOMEWHERE, BOTH, "referral", HAS_IT),
    "families:move-referral": Row(TAKE_SOMEWHERE, BOTH, "referral", HAS_IT),
    "families:recall-referral": Row(TAKE_SOMEWHERE, POST, "referral", TAKES),
    "families:review": Row(TAKE_SOMEWHERE),
    "families:decide-review": Row(TAKE_SOMEWHERE, BOTH, "closed inquiry", TAKES),
    "families:remove": Row(TAKE_SOMEWHERE, BOTH, "closed inquiry", TAKES),
    # tallies
    "tallies": Row(READ_SOMEWHERE),
    "tally-records": Row(READ_SOMEWHERE),
    "tally-changes": Row(READ_SOMEWHERE),
    "tallies-csv": Row(READ_SOMEWHERE),
    "tallies-xlsx": Row(READ_SOMEWHERE),
    "tallies-package": Row(READ_SOMEWHERE),
    "tallies-text": Row(READ_SOMEWHERE),
    "tally-cross": Row(READ_SOMEWHERE),
    "tally-cross-csv": Row(READ_SOMEWHERE),
    "tally-cross-xlsx": Row(READ_SOMEWHERE),
    "tally-cross-json": Row(READ_SOMEWHERE),
    "tally-charts": Row(READ_SOMEWHERE),
    "tally-chart": Row(READ_SOMEWHERE),
    "tally-chart-svg": Row(READ_SOMEWHERE),
    "tally-chart-png": Row(READ_SOMEWHERE),
    "tally-delays": Row(DECIDE_SOMEWHERE),
    "save-tally": Row(READ_SOMEWHERE, BOTH),
    "saved-tallies": Row(READ_SOMEWHERE),
    "saved-tally": Row(READ_SOMEWHERE, GET, "saved tally"),
    "saved-tally-text": Row(READ_SOMEWHERE, GET, "saved tally"),
    # statements
    "statements": Row(STATE_SOMEWHERE),
    "new-statement": Row(STATE_SOMEWHERE, BOTH),
    "statement": Row(STATE_SOMEWHERE, GET, "statement"),
    "change-statement": Row(STATE_SOMEWHERE, BOTH, "statement"),
    "statement-today": Row(STATE_SOMEWHERE, POST, "statement"),
    "approve-statement": Row(DECIDE_SOMEWHERE, BOTH, "submitted statement", APPROVES),
    "move-statement": Row(STATE_SOMEWHERE, BOTH, "statement"),
    "statement-file": Row(STATE_SOMEWHERE, GET, "file of a statement"),
    # the register
    "detainees:list": Row(READ_SOMEWHERE),
    "detainees:facilities": Row(READ_SOMEWHERE | ADMINISTER),
    "detainees:facility": Row(READ_SOMEWHERE | ADMINISTER, GET, "facility"),
    "detainees:merge-facility": Row(DECIDE_SOMEWHERE | ADMINISTER, BOTH, "facility"),
    "detainees:part-facility": Row(DECIDE_SOMEWHERE | ADMINISTER, BOTH, "merge of facilities"),
    "detainees:search": Row(READ_SOMEWHERE, BOTH),
    "detainees:similar": Row(READ_SOMEWHERE, POST),
    "detainees:agreements": Row(CONFIRM, BOTH),
    "detainees:agreement": Row(CONFIRM, POST, "agreement"),
    "detainees:new": Row(ENTER_SOMEWHERE, BOTH),
    "detainees:unidentified": Row(READ_SOMEWHERE, BOTH),
    "detainees:record": Row(READ_SOMEWHERE, GET, "person"),
    "detainees:own": Row(ENTER_SOMEWHERE, BOTH, "person", ENTERS),
    "detainees:own-search": Row(ENTER_SOMEWHERE, POST),
    "detainees:edit": Row(ENTER_SOMEWHERE, BOTH, "person", ENTERS),
    "detainees:describe": Row(ENTER_SOMEWHERE, BOTH, "person", ENTERS),
    "detainees:identify": Row(DECIDE_SOMEWHERE, BOTH, "unidentified", DECIDES),
    "detainees:name": Row(ENTER_SOMEWHERE, BOTH, "person", ENTERS),
    "detainees:other-name": Row(ENTER_SOMEWHERE, BOTH, "person", ENTERS),
    "detainees:number": Row(ENTER_SOMEWHERE, BOTH, "person", ENTERS),
    "detainees:strike-number": Row(ENTER_SOMEWHERE, BOTH, "number", ENTERS),
    "detainees:show-number": Row(ENTER_SOMEWHERE, POST, "number", ENTERS),
    "detainees:link": Row(ENTER_SOMEWHERE, BOTH, "person", ENTERS),
    "detainees:strike-link": Row(ENTER_SOMEWHERE, BOTH, "tie", ENTERS),
    "detainees:new-detention": Row(ENTER_SOMEWHERE, BOTH, "person", ENTERS),
    "detainees:detention": Row(ENTER_SOMEWHERE, BOTH, "detention", ENTERS),
    "detainees:restriction": Row(DECIDE_SOMEWHERE, BOTH, "person", DECIDES),
    # likely duplicates
    "duplicates:list": Row(DECIDE_SOMEWHERE),
    "duplicates:threshold": Row(DECIDE_SOMEWHERE, POST),
    "duplicates:job": Row(DECIDE_SOMEWHERE),
    "duplicates:start-job": Row(DECIDE_SOMEWHERE, POST),
    "duplicates:stop-job": Row(DECIDE_SOMEWHERE, POST),
    "duplicates:pair": Row(DECIDE_SOMEWHERE, BOTH, "pair", DECIDES),
    "duplicates:merge": Row(DECIDE_SOMEWHERE, BOTH, "pair", DECIDES),
    "duplicates:undo": Row(DECIDE_SOMEWHERE, BOTH, "merge", DECIDES),
    # what leaves as a file
    "own-fields": Row(DECIDE_SOMEWHERE),
    "own-field-new": Row(DECIDE_SOMEWHERE, BOTH),
    "own-field": Row(DECIDE_SOMEWHERE, BOTH, "own field"),
    "own-field-move": Row(DECIDE_SOMEWHERE, POST, "own field"),
    "drafts:list": Row(SIGNED_IN),
    "drafts:line": Row(SIGNED_IN),
    "drafts:keep": Row(SIGNED_IN, POST),
    "drafts:discard-several": Row(SIGNED_IN, POST),
    "drafts:draft": Row(SIGNED_IN, GET, "begun call"),
    "drafts:discard": Row(SIGNED_IN, POST, "begun call"),
    "exports:list": Row(READ_SOMEWHERE),
    "exports:new": Row(READ_SOMEWHERE, GET, "exported list"),
    "exports:at-once": Row(READ_SOMEWHERE, POST, "exported list"),
    "exports:ask": Row(ASKS_FOR_EXPORTS, POST, "exported list"),
    "exports:export": Row(READ_SOMEWHERE, GET, "export"),
    "exports:move": Row(READ_SOMEWHERE, BOTH, "export", APPROVES_EXPORTS),
    "exports:file": Row(READ_SOMEWHERE, POST, "made export", HAS_EXPORT),
    "exports:manifest": Row(READ_SOMEWHERE, GET, "made export"),
    # people and roles; the moves are those that each name below stands for (MOVE_NAMES)
    "people": Row(ADMINISTER),
    "people-invite": Row(ADMINISTER, BOTH),
    "people-to-confirm": Row(CONFIRM),
    "teams": Row(ADMINISTER),
    "team-new": Row(ADMINISTER, BOTH),
    "team": Row(ADMINISTER, BOTH, "team"),
    "person": Row(ADMINISTER, GET, "account"),
    "person-roles": Row(ADMINISTER, POST, "account"),
    "person-role-foreseen": Row(ADMINISTER, GET, "account"),
    "person-link": Row(ADMINISTER, GET, "account"),
    "person-move": Row(ADMINISTER, BOTH, "account"),
    "role-move": Row(CONFIRM, BOTH, "role"),
    "link-move": Row(CONFIRM, BOTH, "link"),
    # one's own account
    "own-account": Row(SIGNED_IN, BOTH),
    "own-settings": Row(SIGNED_IN, BOTH),
    "end-session": Row(SIGNED_IN, POST),
    "device-mine": Row(SIGNED_IN, POST, "new device"),
    "device-not-mine": Row(SIGNED_IN, BOTH, "new device"),
    "new-password": Row(SIGNED_IN, BOTH),
    "undertaking": Row(SIGNED_IN, BOTH),
    "invitation": Row(EVERYBODY, BOTH),
    "account_login": Row(EVERYBODY, BOTH),
    "account_logout": Row(SIGNED_IN, BOTH),
    "account_change_password": Row(SIGNED_IN, BOTH),
    "account_reauthenticate": Row(SIGNED_IN, BOTH),
    "mfa_index": Row(SIGNED_IN, GET),
    "mfa_authenticate": Row(EVERYBODY, BOTH),
    "mfa_reauthenticate": Row(SIGNED_IN, BOTH),
    "mfa_reauthenticate_webauthn": Row(SIGNED_IN, BOTH),
    "mfa_add_webauthn": Row(SIGNED_IN, BOTH),
    "mfa_edit_webauthn": Row(SIGNED_IN, BOTH, "security key"),
    "mfa_remove_webauthn": Row(SIGNED_IN, BOTH, "security key"),
    "mfa_activate_totp": Row(SIGNED_IN, BOTH),
    "mfa_deactivate_totp": Row(SIGNED_IN, BOTH),
    "mfa_view_recovery_codes": Row(SIGNED_IN, GET),
    "own-tokens": Row(SIGNED_IN, BOTH),
    "revoke-token": Row(SIGNED_IN, POST, "token"),
    # what one's own scripts read; here everybody but the stranger shows a token
    "own:releases": Row(READ_SOMEWHERE, by_token=True),
    "own:releases-csv": Row(READ_SOMEWHERE, by_token=True),
    "own:tallies": Row(READ_SOMEWHERE, by_token=True),
    "own:tallies-csv": Row(READ_SOMEWHERE, by_token=True),
    "mfa_generate_recovery_codes": Row(SIGNED_IN, BOTH),
    "mfa_download_recovery_codes": Row(SIGNED_IN, GET),
}
# Django's admin with the reference data, whatever addresses it has.
REFERENCE_DATA = Row(ADMINISTER, BOTH)
# Of it nothing is deleted, and governorates and rules of suspicion are given (docs/roles.md: nobody has a right to it).
CLOSED_TO_ALL = ("_delete", "_governorate_add", "_suspicionrule_add", "_retentionperiod_add")

# What stands for `<slug:name>`: of accounts, roles and links a move that those who see the record make.
MOVE_NAMES = {
    "person-move": "new-link", "role-move": "refuse", "link-move": "withdraw", "detainees:agreement": "end",
    "releases:claim-move": "withdraw", "flags:move": "look", "releases:finding-move": "submit",
    "releases:import-move": "discard",
    "families:move": "trace", "families:move-report": "look", "families:move-referral": "decline",
    "exports:move": "approve", "own-field-move": "retire", "lists:move": "open-with",
    "families:move-advisory": "submit", "families:waiting": "released", "figures:move": "submit",
    "move-statement": "submit",
    **dict.fromkeys(("tally-chart", "tally-chart-svg", "tally-chart-png"), "governorates"),
}  # fmt: skip
