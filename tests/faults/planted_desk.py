"""Planted faults, what concerns the families' desk: what outlives an inquiry, what waits too long, who is told."""

from tests.faults.fault import Fault

_ALONE = "tests/families/test_destroyed_alone.py::"
_WARN = "tests/families/test_identifiers_warn.py::"
_TAKE = "tests/families/quarantine/test_take.py::"
_REVIEW = "tests/families/test_review.py::"
_FIGURES = "tests/families/test_desk_figures.py::"
_REPORT = "tests/families/test_hand_over_report.py::"
_LOAD = "tests/families/test_workload.py::"
_ADVISORIES = "tests/families/test_advisories.py::"

OF_DESK = (
    Fault(
        "what strangers write has everything at the desk asked anew",
        "casework/remembering.py",
        "self._written if apart else self._written[: self._usual]",
        "self._written",
        (
            "tests/families/test_desk_remembers.py::test_what_a_stranger_writes_is_counted_and_nothing_else_is_asked_again",
        ),
    ),
    Fault(
        "what strangers write is not counted at once",
        "casework/remembering.py",
        "self._written if apart else self._written[: self._usual]",
        "self._written[: self._usual]",
        (
            "tests/families/test_desk_remembers.py::test_what_a_stranger_writes_is_counted_and_nothing_else_is_asked_again",
        ),
    ),
    Fault(
        "what a page has looked up stands for the next one too",
        "casework/remembering.py",
        "        _found.reset(token)\n",
        "        pass\n",
        ("tests/config/test_waiting.py::test_a_look_lasts_no_longer_than_its_page",),
    ),
    Fault(
        "who told against the wish destroys what speaks of it",
        "families/sql/erasure.sql",
        "    PERFORM keep_told_against(concerned);\n",
        "",
        (_ALONE + "test_who_told_against_the_wish_destroys_no_trace_of_it",),
    ),
    Fault(
        "the flag goes though nobody has looked at it",
        "families/sql/against.sql",
        "flag.rule_id = 'told-against-wish' AND flag.status <> 'resolved' AND EXISTS (",
        "false AND EXISTS (",
        (_ALONE + "test_who_told_against_the_wish_destroys_no_trace_of_it",),
    ),
    Fault(
        "it is kept though a second person has looked at it",
        "families/sql/against.sql",
        "SELECT FROM flags WHERE status = 'resolved' AND answers",
        "SELECT FROM flags WHERE false AND answers",
        (_ALONE + "test_what_a_second_person_has_looked_at_goes_with_the_inquiry",),
    ),
    Fault(
        "who parts the entries for a while destroys what speaks of it",
        "families/sql/against.sql",
        "OR EXISTS (SELECT FROM flags WHERE status <> 'resolved' AND answers @> to_jsonb(a.id))",
        "OR false",
        (_ALONE + "test_who_parts_the_entries_for_a_while_destroys_no_trace_of_it",),
    ),
    Fault(
        "people say of their own answers that they were right",
        "releases/suspicion/workflow.py",
        "    if rule and rule.whose and by.pk in rule.whose(flag.seen):",
        "    if False and rule and rule.whose and by.pk in rule.whose(flag.seen):",
        (_ALONE + "test_who_gave_the_answer_does_not_say_what_it_was",),
    ),
    Fault(
        "PostgreSQL lets people say of their own answers that they were right",
        "families/sql/against.sql",
        "          AND told.teller = NEW.by_id) THEN",
        "          AND false) THEN",
        (_ALONE + "test_who_gave_the_answer_does_not_say_what_it_was",),
    ),
    Fault(
        "the caller reads that they were told against a wish",
        "families/models/against.py",
        "return self.filter(inquiry__team__in=where(user, Right.DECIDE) & where(user, Right.TAKE_INQUIRIES))",
        "return self.filter(inquiry__team__in=where(user, Right.TAKE_INQUIRIES))",
        (_ALONE + "test_the_caller_reads_nothing_of_it_and_who_decides_does",),
    ),
    Fault(
        "days are counted from when somebody had time",
        "families/sql/figures.sql",
        "coalesce(i.received_at, q.made_at) AS came_at",
        "q.made_at AS came_at",
        (_FIGURES + "test_days_are_counted_from_when_it_was_written_on_the_public_page",),
    ),
    Fault(
        "the words of a consent stay in the quarantine",
        "families/sql/erasure.sql",
        "        ('families_intake', 'words', '''''', 'inquiry_id = $1'),\n",
        "",
        (_TAKE + "test_the_words_of_the_consent_go_with_the_inquiry",),
    ),
    Fault(
        "a box that was left empty is recorded as a refusal",
        "families/quarantine/taking.py",
        "    for purpose, words in zip(",
        "    spoken = Spoken('x', intake.language, How.IN_WRITING, day)\n"
        "    if not intake.may_match:\n        record(inquiry, Purpose.MATCH, Said.REFUSED, spoken, by=by)\n"
        "    for purpose, words in zip(",
        (_TAKE + "test_a_box_that_was_left_empty_is_not_asked_and_no_refusal",),
    ),
    Fault(
        "a message waits for ever",
        "families/models/intake.py",
        "return self.waiting().filter(Q(received_at__lt=moment) | Q(team__open_to_public=False))",
        "return self.waiting().filter(team__open_to_public=False)",
        (_REVIEW + "test_a_message_that_nobody_settles_is_due_after_thirty_days",),
    ),
    Fault(
        "what waits at a desk that was closed is forgotten",
        "families/models/intake.py",
        "return self.waiting().filter(Q(received_at__lt=moment) | Q(team__open_to_public=False))",
        "return self.waiting().filter(received_at__lt=moment)",
        (_REVIEW + "test_what_waits_at_a_desk_that_was_closed_to_the_page_is_due_at_once",),
    ),
    Fault(
        "nobody is told whose look-ups were stopped",
        "detainees/warnings.py",
        "        stop_look_ups(user)\n",
        "",
        (_WARN + "test_the_supervisors_of_the_desk_are_told_once_whose_look_ups_were_stopped",),
    ),
    Fault(
        "it is told at each look-up",
        "detainees/stopping.py",
        "        if not MoveMade.objects.of(LOOK_UPS, count.pk).exists():",
        "        if True:",
        (_WARN + "test_the_supervisors_of_the_desk_are_told_once_whose_look_ups_were_stopped",),
    ),
    Fault(
        "any colleague hands a report over",
        "families/reporting.py",
        "    if report.owner_id == by.pk or may(by, Right.LEAD_DESK, report.team):",
        "    if True:",
        (_REPORT + "test_a_supervisor_of_the_desk_does_for_them_and_no_other_colleague",),
    ),
    Fault(
        "PostgreSQL lets any colleague hand a report over",
        "families/sql/report_handing.sql",
        "    IF NEW.by_id <> report.owner_id AND NOT holds_right(NEW.by_id, 'lead_desk', report.team_id)\n",
        "    IF false\n",
        (_REPORT + "test_postgresql_lets_it_change_hands_by_a_recorded_move_alone",),
    ),
    Fault(
        "PostgreSQL lets whose a report is be written past the moves",
        "families/sql/report_handing.sql",
        "    IF made.at IS NULL OR made.at < transaction_timestamp() OR NEW.owner_id",
        "    IF false AND NEW.owner_id",
        (_REPORT + "test_postgresql_lets_it_change_hands_by_a_recorded_move_alone",),
    ),
    Fault(
        "a mark stays when the inquiry is closed",
        "families/views/handing.py",
        "    _refuse(None if taken_back else WORK_ON",
        "    _refuse(WORK_ON",
        (_LOAD + "test_a_mark_can_be_taken_back_after_the_inquiry_was_closed",),
    ),
    Fault(
        "what may only be closed stands in somebody's line",
        "families/workload.py",
        "rows = inquiries.at_work().order_by()",
        "rows = inquiries.open().order_by()",
        (_LOAD + "test_what_may_not_be_kept_is_in_nobodys_line_as_it_is_handed_over_to_nobody",),
    ),
    Fault(
        "PostgreSQL lets an eleventh advisory stand",
        "families/sql/advisories.sql",
        "        PERFORM refuse_more_advisories(NEW.id, NEW.organisation_id);\n",
        "",
        (_ADVISORIES + "test_ten_of_an_organisation_stand_and_postgresql_counts_them",),
    ),
    Fault(
        "the desk wants somebody called who asked for no contact any more",
        "families/models/inquiries.py",
        "self.at_work().filter(~nobody_calls(moment), due__lt=moment)",
        "self.at_work().filter(due__lt=moment)",
        ("tests/families/test_no_more_contact.py::test_nobody_is_to_call_them_and_the_line_says_why",),
    ),
)
