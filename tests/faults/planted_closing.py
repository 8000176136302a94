"""Planted faults, who learns what of a person: by a merge, by its undoing, by what stops a verification."""

from tests.faults.fault import Fault

RESTRICTED = "tests/detainees/test_merge_restricted.py::"
FORGED = "tests/faults/test_forged_closings.py::"

DUPLICATE = "tests/releases/test_likely_duplicate.py::"
TOLD = "tests/detainees/test_told_to_its_team.py::"

CLOSING = (
    Fault(
        "a merge tells one team who told it to another",
        "detainees/dossier.py",
        "        told = [told_name(name, entry, self.user) for name, entry in found]\n"
        "        return sorted(told, key=lambda line: (line.row.given_at, line.row.pk), reverse=True)",
        "        told = [told_name(name, self.detainee, self.user) for name, entry in found]\n"
        "        return sorted(told, key=lambda line: (line.row.given_at, line.row.pk), reverse=True)",
        (TOLD + "test_the_other_team_is_told_none_of_it", TOLD + "test_the_team_that_was_told_still_sees_it"),
    ),
    Fault(
        "a whole number is offered to a team to which the server refuses it",
        "detainees/knowing.py",
        "    shows_numbers = team in where(user, Right.SEE_WORK)",
        "    shows_numbers = bool(where(user, Right.SEE_WORK))",
        (TOLD + "test_what_the_page_offers_with_a_number_the_server_does",),
    ),
    Fault(
        "the history of a person tells one team what another one did",
        "detainees/dossier.py",
        "for entry in self.entries if knowing_of(self.user, entry).work]",
        "for entry in self.entries if self.at_work]",
        (TOLD + "test_the_history_of_each_entry_is_for_its_team",),
    ),
    Fault(
        "each keystroke in another field is another probe",
        "detainees/probing.py",
        "number = known.number + CASE WHEN %(digest)s = ANY (known.asked) THEN 0 ELSE 1 END,",
        "number = known.number + 1,",
        ("tests/detainees/test_hint.py::test_the_same_question_is_one_probe_whatever_else_is_typed",),
    ),
    Fault(
        "the page of a release tells of a restricted namesake",
        "detainees/models/pairs.py",
        "has_pairs(entry) and _STOPPING.is_any(person=entry.standing_id)",
        "Pair.objects.standing().of(entry).exists()",
        (DUPLICATE + "test_a_restricted_namesake_changes_nothing_on_the_page_and_stops_nothing",),
    ),
    Fault(
        "a release of a restricted person is verified beside a likely duplicate",
        "detainees/models/pairs.py",
        "Q(one=person, other__restricted=False) | Q(other=person, one__restricted=False)",
        "Q(one__restricted=False, other__restricted=False) & (Q(one=person) | Q(other=person))",
        (DUPLICATE + "test_a_release_of_a_restricted_person_is_stopped_by_a_pair_with_an_open_one",),
    ),
    Fault(
        "PostgreSQL tells of a restricted namesake",
        "detainees/sql/linkage.sql",
        "THEN other.restricted ELSE one.restricted END",
        "THEN one.restricted ELSE other.restricted END",
        (DUPLICATE + "test_postgresql_says_nothing_of_a_restricted_namesake_either",),
    ),
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
