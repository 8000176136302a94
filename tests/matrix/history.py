"""The rows of what stood in a record before, of which changes are kept and no revisions (casework/past.py)."""

from tests.matrix.colleagues import SUBJECTS as AMONG_COLLEAGUES
from tests.matrix.expected import ENTER_SOMEWHERE, GET, TAKE_SOMEWHERE, Relation, Row
from tests.matrix.expected import SUBJECTS as KNOWN

# By the subject of a past state that of the record: its first state is asked for, as it was entered.
PAST_OF = {"past of a person": "person at work", "past of an inquiry": "inquiry", "past of a source": "source"}
SUBJECTS: dict[str, dict[str, Relation]] = {
    past: {**KNOWN, **AMONG_COLLEAGUES}[record] for past, record in PAST_OF.items()
}
ROWS: dict[str, Row] = {
    "detainees:past": Row(ENTER_SOMEWHERE, GET, "past of a person"),
    "detainees:compare-past": Row(ENTER_SOMEWHERE, GET, "person at work"),
    "families:changes": Row(TAKE_SOMEWHERE, GET, "inquiry"),
    "families:past": Row(TAKE_SOMEWHERE, GET, "past of an inquiry"),
    "families:compare-past": Row(TAKE_SOMEWHERE, GET, "inquiry"),
    "releases:source-changes": Row(ENTER_SOMEWHERE, GET, "source"),
    "releases:source-past": Row(ENTER_SOMEWHERE, GET, "past of a source"),
    "releases:source-compare-past": Row(ENTER_SOMEWHERE, GET, "source"),
}


def with_past(found: dict[tuple[str, str], dict[str, object]]) -> None:
    """To what stands in addresses, the first state of each record."""
    for past, record in PAST_OF.items():
        for (subject, relation), address in list(found.items()):
            if subject == record:
                found[past, relation] = {**address, "number": 1}
