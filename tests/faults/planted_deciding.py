"""Faults in a supervisor's day: verdicts on many, who is at a record, notes at fields."""

from tests.faults.fault import Fault

_BULK, _PRESENCE = "tests/releases/verdicts/test_bulk.py::", "tests/releases/verdicts/test_presence.py::"
_WALK, _NOTES = "tests/releases/verdicts/test_walk.py::", "tests/releases/verdicts/test_field_notes.py::"
_FORGED = "tests/faults/test_forged_deciding.py::"

OF_VERDICTS = (
    Fault(
        what="verdicts on many are not asked of the workflow beforehand",
        file="releases/deciding/many.py",
        text="    return WORKFLOW.why_not(decision.name, row.release, by)",
        instead="    return None",
        red=(_BULK + "test_before_it_is_confirmed_the_page_says_which_would_not_pass_and_why",),
    ),
    Fault(
        what="a verdict on many takes the revision of today for the one that was shown",
        file="releases/deciding/many.py",
        text="        given = Given(row.revision, decision.reason, decision.sentence)",
        instead="        given = Given(row.release.revision_number, decision.reason, decision.sentence)",
        red=(_BULK + "test_what_changed_since_it_was_shown_is_left_out_and_named",),
    ),
    Fault(
        what="a verdict on many goes on when the role has ended",
        file="releases/deciding/many.py",
        text="    if not may(by, Right.DECIDE, team):",
        instead="    if not may(by, Right.DECIDE, team) and not by.pk:",
        red=(_BULK + "test_a_role_that_ended_meanwhile_stops_it_with_a_sentence",),
    ),
    Fault(
        what="a decision on many is open to others",
        file="releases/models/bulk.py",
        text="        return self.filter(asked_by=user.pk or 0)",
        instead="        return self.filter(asked_by__gte=0)",
        red=(_BULK + "test_another_supervisor_sees_nothing_of_it",),
    ),
    Fault(
        what="all of a queue is more than was drawn",
        file="releases/deciding/many.py",
        text=".filter(status_since__lte=drawn)",
        instead=".filter(status_since__isnull=False)",
        red=(_BULK + "test_all_of_the_queue_is_what_was_drawn_by_its_filters",),
    ),
    Fault(
        what="who is at a record is told to who may not see it",
        file="releases/models/presence.py",
        text="        return self.filter(release__in=Release.objects.visible_to(user, in_work=True))",
        instead="        return self.filter(release__in=Release.objects.all())",
        red=(_PRESENCE + "test_nobody_reads_it_who_may_not_see_the_record",),
    ),
    Fault(
        what="the next record is one that a colleague has open",
        file="releases/deciding/walking.py",
        text="        return mine.filter(~Exists(elsewhere))",
        instead="        return mine",
        red=(_WALK + "test_what_a_colleague_has_open_is_skipped",),
    ),
    Fault(
        what="a note at a claim is read by who may not know its source",
        file="releases/models/field_notes.py",
        text="        return seen.filter(Q(claim=None) | Q(claim__in=Claim.objects.visible_to(user)))",
        instead="        return seen",
        red=(_NOTES + "test_a_supervisor_of_another_team_reads_no_note_at_a_claim",),
    ),
    Fault(
        what="PostgreSQL lets a row of a decision be done without its move",
        file="releases/sql/deciding.sql",
        text="    IF NEW.outcome = 'done' AND (made.at IS NULL",
        instead="    IF NEW.outcome = 'never' AND (made.at IS NULL",
        red=(_FORGED + "test_no_row_is_done_without_its_move",),
    ),
    Fault(
        what="PostgreSQL lets anybody put a release into somebody else's decision on many",
        file="releases/sql/deciding.sql",
        text="    IF acting_person() IS DISTINCT FROM decision.asked_by_id OR decision.ended_at IS NOT NULL THEN",
        instead="    IF decision.ended_at IS NOT NULL THEN",
        red=(_FORGED + "test_nobody_looks_for_somebody_else",),
    ),
    Fault(
        what="PostgreSQL lets a release come into a decision that was looked through",
        file="releases/sql/deciding.sql",
        text="        IF NEW.outcome <> '' OR decision.looked_at IS NOT NULL THEN",
        instead="        IF NEW.outcome = 'done' THEN",
        red=(_FORGED + "test_nothing_comes_into_a_decision_after_it_was_looked_through",),
    ),
    Fault(
        what="PostgreSQL lets anybody be said to be at a record",
        file="releases/sql/deciding.sql",
        text="    IF NEW.person_id <> acting_person() OR NOT works_openly_on(",
        instead="    IF false AND NOT works_openly_on(",
        red=(_FORGED + "test_nobody_is_said_to_be_at_a_record_by_another",),
    ),
)
