"""One question of the matrix: a person sends a method to an address; what has to come, and what came."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from itertools import product

from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from tests.matrix.expected import CAST, MOVE_NAMES, REFERENCE_DATA, UNKNOWN, Relation, Row
from tests.matrix.moves import MOVES
from tests.matrix.whole import ROWS, SUBJECTS
from tests.matrix.world import World

LOGIN, IN = "to the login", "let in"
REASON = {"reason": "not-enough-yet", "sentence": "Ask the family once more."}
# What of the reference data stands in an address of the admin.
KEYS = {
    "facility": "sednaya",
    "governorate": "SY-ID",
    "wave": "decree-7-2022",
    "advice": "do-not-pay",
    "place": "SY999999",
}
IN_A_LANGUAGE = (
    "tallies-text", "public:front", "public:advisory", "public:contact", "public:money", "public:ask", "statement-file",
    "public:statements", "public:statements-feed", "public:corrections", "public:standing", "public:statement",
    "public:statement-output", "public:figures", "public:figures-of",
)  # fmt: skip
RECORDS = ("releases:record", "detainees:record")  # of these everybody is asked in every relation
TRACES = "SELECT " + " + ".join(
    f"(SELECT count(*) FROM {table})"
    for table in (
        "casework_movemade",
        "casework_authorship",
        "accounts_accountchange",
        "releases_ledgerentry",
        "detainees_numbershown",
        "families_callernumbershown",
        "families_attempt",
        "families_answer",
        "families_badnews",
        "families_signature",
        "releases_wish",
        "families_identifiershown",
        "families_handover",
        "families_hardcall",
        "families_consent",
        "families_share",
        "families_referral",
        "families_erasure",
        "families_removal",
        "families_advisory",
        "families_advisoryversion",
        "families_publicline",
        "families_intake",
        "families_publicpost",
        "casework_export",
        "casework_ownfield",
        "casework_savedview",
        "casework_defaultview",
        "casework_picked",
        "detainees_detaineeownvalue",
        "releases_releaseownvalue",
        "families_inquiryownvalue",
        "casework_exportdownload",
        "accounts_accesstoken",
        "accounts_device",
        "mfa_authenticator",
        "accounts_tokenreading",
        "releases_reportedfigure",
        "releases_figureversion",
        "releases_figureexplanation",
        "releases_frozentally",
        "releases_statement",
        "releases_confirmedcell",
        "detainees_facilitymerge",
        "releases_photograph",
        "releases_fieldnote",
        "releases_bulkdecision",
        "releases_presence",
        "casework_comment",
        "casework_watch",
        "releases_casehandover",
        "accounts_workhandover",
    )
)

Answer = str | int


@dataclass(frozen=True)
class Question:
    """A person, a method, an address by its name; of a record its relation, of a move its name."""

    person: str
    method: str
    address: str
    relation: str = ""
    move: str = ""

    @property
    def row(self) -> Row:
        return ROWS.get(self.address, REFERENCE_DATA)

    @property
    def about(self) -> Relation:
        return SUBJECTS[self.row.about][self.relation] if self.row.about else UNKNOWN

    def expected(self) -> Answer:
        """What the declared table says."""
        row, about = self.row, self.about
        if self.person not in row.comes_in:
            return (401 if row.by_token else LOGIN) if self.person == "stranger" else 403
        if self.method not in row.methods:
            return 405
        if not row.about:
            return IN
        if self.person not in about.sees:
            return 404
        return 403 if self._refused() else IN

    def shows(self) -> set[tuple[str, ...]]:
        """What is shown by the answer; another question that shows no more need not be asked every day."""
        answer = self.expected()
        if self.method not in self.row.methods:
            return {(self.method, str(answer))}
        shown: set[tuple[str, ...]] = {("person", self.method, self.person)}
        if answer == 404:
            shown.add((self.method, self.relation, self.person if self.address in RECORDS else ""))
        elif self.person in self.row.comes_in and self.row.about:
            refused = self._refused()
            if refused == "right" or (refused == "state" and self.method == "GET"):
                return shown | {(self.method, refused, self.relation), (self.method, refused, self.move)}
            shown.add((self.method, self.relation, self.move, refused))
        return shown

    def _refused(self) -> str:
        """By what the declared table refuses this to somebody who sees the record; "" where it does not."""
        about = self.about
        if self.address != "releases:move":
            row = self.row
            if row.acts is not None and self.person not in row.acts[about.team]:
                return "right"
            return "state" if row.in_states and about.state not in row.in_states else ""
        move = MOVES[self.move]
        held = {
            "right": self.person in move.acts[about.team],
            "state": about.state in move.starts,
            "nothing counts": about.counts or not move.counting,
            "own decision": not (move.another and self.person == about.decided_by),
            "own part": not (move.decides and self.person in about.authors),
        }
        return next((name for name, holds in held.items() if not holds), "")

    def ask(self, world: World, written: int) -> tuple[Answer, dict[str, str]]:
        """What came, and the headers it came with; whatever it did is undone. `written` is `traces` before."""
        client, path = world.clients[self.person], self._path(world)
        with undone(client):
            shown = {"Authorization": f"Bearer {world.tokens[self.person]}"} if self._shows_a_token() else {}
            response = getattr(client, self.method.lower())(path, self._fields(world), headers=shown)
            came = _came(response.status_code, response.headers.get("Location", ""))
            if came != IN and self.method != "GET" and traces() != written:
                came = f"{came}, and something was written"
        return came, dict(response.headers)

    def _shows_a_token(self) -> bool:
        return self.row.by_token and self.person != "stranger"

    def _path(self, world: World) -> str:
        kwargs = dict(world.found[self.row.about, self.relation]) if self.row.about else {}
        if self.address in IN_A_LANGUAGE:
            kwargs["language"] = "ar"
        if self.address == "releases:move":
            kwargs["name"] = self.move
        if self.address in MOVE_NAMES:
            kwargs["name"] = MOVE_NAMES[self.address]
        return reverse(self.address, kwargs=kwargs)

    def _fields(self, world: World) -> dict[str, object]:
        if self.address == "end-session":
            return {"which": "all"}
        if self.address != "releases:move" or self.method != "POST" or self.relation not in world.releases:
            return {}
        revision = {"revision": world.releases[self.relation].revision_number}
        return {**revision, **(REASON if MOVES[self.move].asks_a_reason else {})}


def every_question(address: str, methods: tuple[str, ...]) -> Iterator[Question]:
    """Every person by every method; of a record in each relation, of a release's moves each one."""
    about = ROWS.get(address, REFERENCE_DATA).about
    relations = list(SUBJECTS[about]) if about else [""]
    moves = list(MOVES) if address == "releases:move" else [""]
    people = list(CAST)
    for number, (method, relation, move) in enumerate(product(methods, relations, moves)):
        turn = number % len(people)  # so that every day's selection is not always of the same people
        for person in (*people[turn:], *people[:turn]):
            yield Question(person, method, address, relation, move)


def some_questions(address: str, methods: tuple[str, ...]) -> Iterator[Question]:
    """Of all of them each person once, and each relation and move once for every answer that it can have."""
    asked: set[tuple[str, ...]] = set()
    for question in every_question(address, methods):
        new = question.shows() - asked
        if new:
            asked |= new
            yield question


@contextmanager
def undone(client: Client) -> Iterator[None]:
    """Whatever is done inside is taken back: what was written, and what the browser was told to keep or to forget."""
    kept = deepcopy(client.cookies)
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    client.cookies = kept


def reach(client: Client, method: str, path: str) -> Answer:
    """What comes from an address of the reference data."""
    with undone(client):
        response = client.get(path) if method == "GET" else client.post(path)
    return _came(response.status_code, response.headers.get("Location", ""))


def _came(status: int, location: str) -> Answer:
    if status in (301, 302) and location.startswith("/accounts/login/?next"):
        return LOGIN
    return status if status in (400, 401, 403, 404, 405, 500) else IN


def traces() -> int:
    """How much is written of what somebody does. The same before every question: what one does is undone."""
    with connection.cursor() as cursor:
        cursor.execute(TRACES)
        return int(cursor.fetchall()[0][0])
