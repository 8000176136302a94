"""Planted faults, who learns what of a person: by a merge, by its undoing, by what stops a verification."""

from tests.faults.fault import Fault

RESTRICTED = "tests/detainees/test_merge_restricted.py::"
FORGED = "tests/faults/test_forged_closings.py::"

CLOSING = (
    Fault(
        "who decides on one entry opens what another team closed",
        "detainees/restriction.py",
        "    if closed and not all(may(",
        "    if closed and not any(may(",
        (RESTRICTED + "test_who_decides_on_one_of_two_closed_entries_opens_neither",),
    ),
    Fault(
        "a reader opens another team's person by way of a merge",
        "detainees/restriction.py",
        "    closed = [entry for entry in entries if entry.closed_to is not None]\n    if closed",
        "    closed = [entry for entry in entries if entry.closed_to == []]\n    if closed",
        (RESTRICTED + "test_a_reader_who_may_not_open_or_close_a_person_may_not_by_way_of_a_merge",),
    ),
    Fault(
        "PostgreSQL lets a reader open another team's person",
        "detainees/sql/closing.sql",
        "    IF may_open_person(who, OLD) AND holds_right(who, 'decide_on_records', OLD.team_id) AND NOT EXISTS (",
        "    IF may_open_person(who, OLD) AND NOT EXISTS (",
        (FORGED + "test_closed_by_a_documenter",),
    ),
    Fault(
        "PostgreSQL lets a merge bring a right over a restricted person",
        "detainees/sql/closing.sql",
        "        WHERE d.closed_to IS NOT NULL AND NOT holds_right(who, 'decide_on_records', d.team_id)) THEN",
        "        WHERE d.closed_to IS NULL AND NOT holds_right(who, 'decide_on_records', d.team_id)) THEN",
        (FORGED + "test_opened_by_way_of_a_merge",),
    ),
    Fault(
        "PostgreSQL lets somebody be named whom no entry names",
        "detainees/sql/closing.sql",
        "(d.restricted, named_readers(d.id)) IS DISTINCT FROM (closed, readers)",
        "d.restricted IS DISTINCT FROM closed",
        (FORGED + "test_somebody_named_whom_no_entry_names",),
    ),
    Fault(
        "what was written of a restricted person is opened by an undoing",
        "detainees/merging/closing.py",
        "for entry in closed if entry.pk in learned}",
        "for entry in closed if entry.pk in learned and entry.closed_to}",
        (RESTRICTED + "test_an_open_entry_in_which_something_was_written_since_stays_closed_and_the_page_says_so",),
    ),
)
