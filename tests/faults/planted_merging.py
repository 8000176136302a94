"""Planted faults, who decides whether two entries are one person, and what it may change."""

from tests.faults.fault import Fault

ONCE = "tests/releases/test_counted_once.py::"
PAIRS = "tests/faults/test_forged_pairs.py::"
KEPT = "tests/detainees/linkage/test_keep_pairs.py::"
RACED = "tests/detainees/test_merge_raced.py::"
TEAMS = "tests/detainees/test_several_teams.py::"
MERGES = "tests/faults/test_forged_merges.py::"

DECIDING = (
    Fault(
        "who wrote an arrest changes the tally by merging its entry",
        "releases/followers.py",
        "return verified.filter(Q(own_part=True)).exists() or written.exists()",
        "return verified.filter(Q(own_part=True)).exists()",
        (f"{ONCE}test_who_wrote_the_arrest_that_changes_what_is_counted_does_not_merge_it",),
    ),
    Fault(
        "a merge asks who wrote what only where releases of both count",
        "releases/followers.py",
        "(outcome.several_count or outcome.after != outcome.before) and",
        "outcome.several_count and",
        (f"{ONCE}test_who_wrote_the_arrest_that_changes_what_is_counted_does_not_merge_it",),
    ),
    Fault(
        "the page foretells the tally from what it would be and not from what it is",
        "releases/followers.py",
        "return {pk: release.counted_with_id for pk, release in self.releases.items()}",
        "return dict.fromkeys(self.releases)",
        (
            f"{ONCE}test_the_page_says_by_how_many_the_tally_rises_where_an_entry_without_releases_brings_an_arrest",
            f"{ONCE}test_an_arrest_that_came_after_the_merge_is_foretold_with_the_next_one",
        ),
    ),
    Fault(
        "PostgreSQL lets who wrote an arrest change the tally by merging its entry",
        "releases/sql/merging.sql",
        "IF wrote_part_of_counted(acting_person(), entries) THEN",
        "IF wrote_part_of_counted(0, entries) THEN",
        (f"{MERGES}test_who_wrote_an_arrest_does_not_change_by_a_merge_what_is_counted",),
    ),
    Fault(
        "a merge asks the teams of the two entries alone and not of those that are one with them",
        "detainees/merging/conditions.py",
        "why_not_decide([*one, *other], by)",
        "why_not_decide([one[0], other[0]], by)",
        (f"{TEAMS}test_a_supervisor_of_a_merged_entry_merges_the_person_it_is_one_with",),
    ),
    Fault(
        "PostgreSQL asks the teams of the two entries alone and not of those that are one with them",
        "detainees/sql/merging.sql",
        "WHERE d.id IN (SELECT entries_under(stands_for(one_id)) UNION SELECT entries_under(stands_for(other_id)));",
        "WHERE d.id IN (one_id, other_id);",
        (
            f"{TEAMS}test_who_is_offered_a_decision_can_take_it",
            f"{TEAMS}test_who_is_offered_an_undoing_can_undo",
        ),
    ),
    Fault(
        "the desk leaves out pairs of a person with a merged entry of the team",
        "detainees/models/pairs.py",
        "Q(other__team__in=teams) | _of_merged(teams))",
        "Q(other__team__in=teams))",
        (f"{TEAMS}test_a_supervisor_of_a_merged_entry_decides_of_the_person_it_is_one_with",),
    ),
    Fault(
        "what PostgreSQL refuses of a merge is an error",
        "detainees/merging/refusing.py",
        '"IF013": (NOT_THEIRS, False),',
        '"IF999": (NOT_THEIRS, False),',
        (f"{TEAMS}test_what_postgresql_refuses_is_a_sentence",),
    ),
    Fault(
        "who merges does not hold the pairs that are decided with it",
        "detainees/merging/verdicts.py",
        '.order_by("one", "other").select_for_update())',
        '.order_by("one", "other"))',
        (f"{RACED}test_who_said_different_a_moment_before_is_not_overruled",),
    ),
    Fault(
        "who decides on a pair does not hold the persons",
        "detainees/desk/deciding.py",
        "        hold_to_count(pair.organisation_id, [pair.one_id, pair.other_id])\n",
        "",
        (f"{RACED}test_who_said_different_a_moment_before_is_not_overruled",),
    ),
    Fault(
        "PostgreSQL lets a merge overrule who said different in the same moment",
        "detainees/sql/merging.sql",
        "IF (OLD.decision, NEW.decision) = ('different', 'same') THEN",
        "IF (OLD.decision, NEW.decision) = ('different', 'different') THEN",
        (f"{RACED}test_without_the_locks_postgresql_lets_nobody_overrule_who_said_different",),
    ),
    Fault(
        "a decision is of the facts that were found last and not of those on the page",
        "detainees/merging/verdicts.py",
        "pair.fingerprint = print_of(pair.one_id, pair.other_id, prints)",
        "pair.fingerprint = pair.fingerprint or print_of(pair.one_id, pair.other_id, prints)",
        (
            f"{KEPT}test_who_decides_before_a_worker_has_looked_decides_on_the_facts_of_their_page",
            f"{KEPT}test_who_undoes_a_merge_as_two_people_is_not_asked_again",
        ),
    ),
    Fault(
        "the register job waits for persons while it holds their pairs",
        "detainees/linkage/keeping.py",
        "ORDER BY id FOR KEY SHARE) held",
        "ORDER BY id) held",
        (f"{RACED}test_a_search_that_keeps_what_it_found_and_a_merge_both_come_to_their_end",),
    ),
    Fault(
        "PostgreSQL lets anybody mark a likely duplicate as gone",
        "detainees/sql/linkage.sql",
        "WHERE (a.score, a.bits, a.rival, a.rival_bits, a.evidence, a.weights, a.found_at, a.gone) IS DISTINCT FROM",
        "WHERE (a.score, a.bits, a.rival, a.rival_bits, a.evidence, a.weights, a.found_at, b.gone) IS DISTINCT FROM",
        (f"{PAIRS}test_what_was_found_is_changed_by_the_search_alone",),
    ),
    Fault(
        "PostgreSQL lets who decides write another fingerprint than that of their verdict",
        "detainees/sql/linkage.sql",
        "AND (v.fingerprint, v.by_id) = (a.fingerprint, acting_person()) AND",
        "AND v.by_id = acting_person() AND",
        (f"{PAIRS}test_who_decides_writes_no_other_fingerprint_than_their_verdict",),
    ),
    Fault(
        "PostgreSQL lets anybody choose the least score of a team",
        "detainees/sql/linkage.sql",
        "IF NOT holds_right(acting_person(), 'decide_on_records', NEW.team_id) THEN",
        "IF NEW.team_id IS NULL THEN",
        (f"{PAIRS}test_a_threshold_is_chosen_by_who_decides_in_the_team",),
    ),
)
