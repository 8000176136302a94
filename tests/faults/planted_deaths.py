"""Faults in what two verdicts on a death are given on, who reopens, and what the rules read of a person's entries."""

from tests.faults.fault import Fault

_ANEW = "tests/releases/findings/test_death_anew.py::"
_UNCARRIED = "tests/releases/findings/test_death_uncarried.py::"
_ALL_ENTRIES = "tests/releases/suspicion/test_of_all_entries.py::"
_FORGED = "tests/faults/test_forged_findings.py::"
_FLOW = "releases/findings/workflow.py"
_SQL = "releases/sql/findings.sql"
_VERDICTS = "releases/sql/verdicts.sql"

_LIST = "tests/releases/test_list_verified.py::"

OF_DEATHS = (
    Fault(
        "a liaison sorts by a date that nobody verified",
        "releases/listed.py",
        '{"entered": "id", "date": "counted_date"}',
        '{"entered": "id", "date": "date"}',
        (_LIST + "test_a_change_that_nobody_verified_moves_nothing",),
    ),
    Fault(
        "the date that counts is what somebody writes",
        "releases/sql/counted_date.sql",
        "    NEW.counted_date := (SELECT date FROM releases_revision WHERE id = NEW.verified_revision_id);\n",
        "",
        (_LIST + "test_postgresql_keeps_the_date_whatever_is_written",),
    ),
    Fault(
        "a verdict counts for what came after it",
        _VERDICTS,
        "       AND NOT came_to_finding(finding.id, given.at)\n",
        "",
        (_ANEW + "test_the_second_is_then_the_first_of_another_look",),
    ),
    Fault(
        "a file that could not be seen at the first verdict is none of what came",
        _VERDICTS,
        "AND original.state = 'ready' AND original.prepared_at > since)",
        "AND false)",
        (_ANEW + "test_a_file_that_can_be_looked_at_since_asks_anew",),
    ),
    Fault(
        "who wrote of the person since goes on judging",
        _VERDICTS,
        "       AND NOT wrote_part(given.by_id, 'detainee', finding.detainee_id, finding.last_verified_at)\n",
        "",
        (_FORGED + "test_a_verdict_of_who_wrote_of_the_person_since_leads_nowhere",),
    ),
    Fault(
        "a verdict that was given on something else is read with the other",
        "releases/models/findings.py",
        'filter(revision=OuterRef("revision"), look=OuterRef("look"))',
        'filter(revision=OuterRef("revision"))',
        (_ANEW + "test_what_was_said_before_stays_sealed_and_decides_nothing",),
    ),
    Fault(
        "a verdict is taken on what the claims do not carry",
        _FLOW,
        "(wrote_no_part, gave_no_verdict, has_no_blocking_flag, is_no_likely_duplicate, meets_the_bar), effects.tell,",
        "(wrote_no_part, gave_no_verdict), effects.tell,",
        (_UNCARRIED + "test_no_verdict_is_taken_on_it",),
    ),
    Fault(
        "PostgreSQL takes a verdict on what the claims do not carry",
        _SQL,
        "    IF NEW.name IN ('verify', 'give-verdict') THEN",
        "    IF NEW.name = 'verify' THEN",
        (_FORGED + "test_no_verdict_on_a_death_that_is_not_carried",),
    ),
    Fault(
        "PostgreSQL lets one supervisor send a carried death back",
        _SQL,
        "AND made.name IN ('return', 'reject') AND NOT finding_is_carried(NEW.id, true))",
        "AND made.name IN ('return', 'reject'))",
        (_FORGED + "test_one_sends_no_carried_death_back",),
    ),
    Fault(
        "a paper of which there is no copy yet carries a death",
        "releases/bar.py",
        "shows=Shows.PAPER, original__state=Preparation.READY)",
        "shows=Shows.PAPER).exclude(original__state=Preparation.FAILED)",
        (_UNCARRIED + "test_a_paper_whose_copy_is_still_being_made_carries_no_death",),
    ),
    Fault(
        "PostgreSQL takes a paper of which there is no copy yet",
        "releases/sql/claims.sql",
        "AND original.state = 'ready')",
        "AND original.state <> 'failed')",
        (_UNCARRIED + "test_a_paper_whose_copy_is_still_being_made_carries_no_death",),
    ),
    Fault(
        "PostgreSQL lets who rejected a finding reopen it",
        _SQL,
        "        PERFORM refuse_own_decision('finding', finding.id, finding.status, NEW.by_id);\n",
        "",
        (_FORGED + "test_who_decided_does_not_reopen",),
    ),
    Fault(
        "PostgreSQL lets one of the two who rejected a death reopen it",
        _SQL,
        "        IF ruled_on_finding(finding, NEW.by_id) THEN",
        "        IF false THEN",
        (_FORGED + "test_none_of_the_two_who_rejected_a_death_reopens_it",),
    ),
    Fault(
        "PostgreSQL lets who rejected a release reopen it",
        "releases/sql/guards.sql",
        "    PERFORM refuse_own_decision('release', subject_id, from_state, by_id)\n"
        "    FROM made WHERE subject = 'release' AND name = 'reopen';\n",
        "",
        ("tests/faults/test_past_the_workflow.py::test_who_set_it_aside_does_not_reopen_it",),
    ),
    Fault(
        "a rule reads one entry of a person alone",
        "releases/suspicion/told.py",
        "    UNION ALL SELECT w.person, e.id FROM whom w JOIN detainees_detainee e ON e.merged_into_id = w.standing)",
        ")",
        (
            _ALL_ENTRIES + "test_a_death_told_in_another_entry_speaks_while_they_are_one",
            _ALL_ENTRIES + "test_a_sighting_told_in_another_entry_speaks_too",
        ),
    ),
    Fault(
        "the worker looks at one entry of a person alone",
        "releases/suspicion/looking.py",
        "entries = [each.pk for each in Detainee.objects.one_with(*Detainee.objects.filter(pk__in=persons))]",
        "entries = [each.pk for each in Detainee.objects.filter(pk__in=persons)]",
        (_ALL_ENTRIES + "test_the_worker_looks_at_all_entries_after_a_merge_and_after_its_undoing",),
    ),
)
