"""Faults in sightings and fates: who decides, the two on a death, what is frozen, what the rules read of them."""

from tests.faults.fault import Fault

_DEATH = "tests/releases/findings/test_death.py::"
_VERIFY = "tests/releases/findings/test_verify.py::"
_CLAIMS = "tests/releases/findings/test_claims.py::"
_SEEING = "tests/releases/findings/test_seeing.py::"
_FORGED = "tests/faults/test_forged_findings.py::"
_RULES = "tests/releases/suspicion/"
_FLOW = "releases/findings/workflow.py"
_SQL = "releases/sql/findings.sql"
_VERDICTS = "releases/sql/verdicts.sql"

OF_FINDINGS = (
    Fault(
        "a sighting is verified by who wrote it",
        _FLOW,
        "(wrote_no_part, two_agree, has_no_blocking_flag, is_no_likely_duplicate, meets_the_bar), effects.verified,",
        "(two_agree, has_no_blocking_flag, is_no_likely_duplicate, meets_the_bar), effects.verified,",
        (_VERIFY + "test_nobody_verifies_their_own_record",),
    ),
    Fault(
        "PostgreSQL takes an own verdict on a sighting",
        _SQL,
        "    IF wrote_part(who, 'finding', finding.id, finding.last_verified_at)\n"
        "       OR wrote_part(who, 'detainee', finding.detainee_id, finding.last_verified_at) THEN",
        "    IF false THEN",
        (_FORGED + "test_no_own_verdict",),
    ),
    Fault(
        "one supervisor verifies a death",
        "releases/findings/conditions.py",
        "    if len(rulings) < VERDICTS_ON_A_DEATH or len(set(rulings)) != 1:",
        "    if False:",
        (_DEATH + "test_no_ruling_is_made_past_the_two",),
    ),
    Fault(
        "the first verdict decides a death",
        "releases/findings/two.py",
        "    if len(rulings) < VERDICTS_ON_A_DEATH:",
        "    if not rulings:",
        (_DEATH + "test_one_verdict_decides_nothing",),
    ),
    Fault(
        "the first of two verdicts is shown before the second",
        "releases/models/findings.py",
        "mine.filter(~Q(revision__fate=Fate.DIED) | Exists(both))",
        "mine",
        (_DEATH + "test_the_first_is_read_by_nobody_before_the_second_is_in",),
    ),
    Fault(
        "the history tells what the first verdict says",
        "releases/findings/two.py",
        'made = WORKFLOW.make("give-verdict", findings, pk, by=by, given=Given(revision))',
        'made = WORKFLOW.make("give-verdict", findings, pk, by=by, given=Given(revision, sentence=sealed.sentence))',
        (_DEATH + "test_the_first_is_read_by_nobody_before_the_second_is_in",),
    ),
    Fault(
        "one person gives both verdicts",
        "releases/findings/conditions.py",
        "    if FindingVerdict.objects.on_present(finding).in_force().filter(by=by).exists():",
        "    if False:",
        (_DEATH + "test_who_gave_one_is_told_that_it_is_in_and_gives_no_second",),
    ),
    Fault(
        "two verdicts that differ are the second one",
        "releases/findings/two.py",
        'if len(set(rulings)) == 1 else "differ"',
        'if rulings else "differ"',
        (_DEATH + "test_two_that_differ_send_it_back_with_both",),
    ),
    Fault(
        "PostgreSQL lets one verdict verify a death",
        _VERDICTS,
        "    SELECT count(*) = CASE WHEN revision.fate = 'died' THEN 2 ELSE 1 END\n       AND",
        "    SELECT count(*) >= 1\n       AND",
        (_FORGED + "test_no_death_is_verified_with_one_verdict_in",),
    ),
    Fault(
        "PostgreSQL lets a death be verified past a verdict that says no",
        _VERDICTS,
        "ELSE bool_and(ruling = ruled) END",
        "ELSE bool_or(ruling = ruled) END",
        (_FORGED + "test_no_death_is_verified_by_two_verdicts_of_which_one_says_no",),
    ),
    Fault(
        "PostgreSQL lets two verdicts wait",
        _SQL,
        "OR finding.status = 'submitted' AND verdicts >= (CASE WHEN frozen.fate = 'died' THEN 2 ELSE 1 END) THEN",
        "THEN",
        (_FORGED + "test_two_verdicts_that_are_in_do_not_wait",),
    ),
    Fault(
        "facts of a sighting change while they wait",
        _SQL,
        "    IF OLD.status NOT IN ('draft', 'returned') AND NOT",
        "    IF false AND NOT",
        (_FORGED + "test_facts_that_wait_for_a_verdict_do_not_change",),
    ),
    Fault(
        "a revision of a sighting is made without a submission",
        _SQL,
        "IS DISTINCT FROM ('submit', NEW.number, NEW.submitted_by_id) THEN",
        "IS DISTINCT FROM ('submit', NEW.number, NEW.submitted_by_id) AND false THEN",
        (_FORGED + "test_no_revision_is_made_up",),
    ),
    Fault(
        "one who saw it is enough for a death",
        "releases/bar.py",
        "return Weighing(bool(papers) or len(voices) >= 2,",
        "return Weighing(bool(papers or direct) or len(voices) >= 2,",
        (_DEATH + "test_one_who_saw_it_is_not_enough_for_a_death", _CLAIMS + "test_postgresql_computes_the_same_bar"),
    ),
    Fault(
        "PostgreSQL takes one who saw it for a death",
        _SQL,
        "SELECT voices >= 2 OR CASE WHEN is_death THEN on_paper ELSE direct END",
        "SELECT voices >= 2 OR on_paper OR direct",
        (_CLAIMS + "test_postgresql_computes_the_same_bar",),
    ),
    Fault(
        "a sighting stays verified without the claims that carried it",
        "releases/falling.py",
        "    for record in (*counting, *known):\n        given",
        "    for record in counting:\n        given",
        (_CLAIMS + "test_a_claim_that_falls_disputes_it_in_the_same_act_and_says_why",),
    ),
    Fault(
        "PostgreSQL lets a death stay verified without what carried it",
        "releases/sql/claims.sql",
        "    IF unsettled IS NOT NULL THEN",
        "    IF false THEN",
        (_FORGED + "test_a_death_does_not_stay_verified_without_what_carried_it",),
    ),
    Fault(
        "who answers families sees a death that is not verified",
        "releases/models/findings.py",
        "stands = Q(verified_revision__isnull=False, organisation__in=where(user, Right.SEE_VERIFIED))",
        "stands = Q(organisation__in=where(user, Right.SEE_VERIFIED))",
        (_SEEING + "test_what_waits_is_the_teams_and_what_is_verified_is_the_organisations",),
    ),
    Fault(
        "a sighting of somebody restricted is seen by the team",
        "releases/models/findings.py",
        ").filter(not_restricted_from(user))",
        ")",
        (_SEEING + "test_a_restricted_person_is_seen_by_those_named_alone",),
    ),
    Fault(
        "an arrest that may lie between explains nothing",
        "releases/suspicion/rules/seen_inside_at_release.py",
        "h.latest >= t.earliest AND h.earliest <= f.latest)",
        "h.earliest > t.latest AND h.latest < f.earliest)",
        (_RULES + "test_seen_inside_at_release.py::test_an_arrest_that_may_lie_between_explains_it",),
    ),
    Fault(
        "who may have been seen on the day of the release is flagged",
        "releases/suspicion/rules/seen_inside_at_release.py",
        "AND f.earliest > t.latest",
        "AND f.latest > t.earliest",
        (_RULES + "test_seen_inside_at_release.py::test_a_sighting_that_certainly_lies_after_it",),
    ),
    Fault(
        "a body that was handed over contradicts the death",
        "releases/suspicion/rules/recorded_dead_at_release.py",
        "WHERE f.fate = 'died' AND t.mode <> ALL (%(uncounted)s) AND",
        "WHERE f.fate = 'died' AND",
        (_RULES + "test_recorded_dead_at_release.py::test_what_is_no_release_contradicts_no_death",),
    ),
    Fault(
        "a change that nobody verified takes the place of what was verified",
        "releases/suspicion/told.py",
        "    JOIN releases_findingrevision v ON v.id = f.verified_revision_id\n    UNION ALL",
        "    JOIN releases_findingrevision v ON v.id = f.verified_revision_id WHERE f.status = 'draft'\n    UNION ALL",
        (_RULES + "test_recorded_dead_at_release.py::test_a_change_that_nobody_verified_takes_no_flag_away",),
    ),
    Fault(
        "a worker that is behind lets the dead be released",
        "releases/suspicion/finding.py",
        "for rule in in_use() if rule.live for each",
        "for rule in () if rule.live for each",
        (_RULES + "test_recorded_dead_at_release.py::test_it_stops_the_verification_before_any_worker_has_looked",),
    ),
    Fault(
        "what was rejected of a death is asked about",
        "releases/suspicion/told.py",
        "WHERE f.status IN ('submitted', 'returned', 'disputed'))",
        "WHERE f.status <> 'draft')",
        (_RULES + "test_recorded_dead_at_release.py::test_a_draft_and_what_was_rejected_are_not_asked",),
    ),
)
