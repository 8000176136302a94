"""Planted faults, what concerns the care of the desk: hand-overs, hard calls that go round, figures by month."""

from tests.faults.fault import Fault

_HAND = "tests/families/test_hand_over.py::"
_FORGED = "tests/faults/test_forged_hand_overs.py::"
_TOLD = "tests/families/test_desk_figures_told.py::"
_MANY = "tests/families/test_hand_over_several.py::"
_ROUND = "tests/families/test_spreading.py::"
_LOAD = "tests/families/test_workload.py::"
_FIGURES = "tests/families/test_desk_figures.py::"
_NOTICES = "tests/families/test_hand_over_told.py::"
_AT_ONCE = "tests/faults/test_handed_over_at_once.py::"

WORKLOAD = (
    Fault(
        "all that somebody has is locked where fifty go",
        "families/handing.py",
        'held = list(theirs.locked().order_by("pk")[:AT_ONCE])',
        'held = list(theirs.locked().order_by("pk"))[:AT_ONCE]',
        (_MANY + "test_no_more_is_held_than_goes_at_once",),
    ),
    Fault(
        "any colleague hands over what is not theirs",
        "families/workflow.py",
        "    if inquiry.owner_id == by.pk or may(by, Right.LEAD_DESK, inquiry.team):\n        return None",
        "    if inquiry.owner_id or may(by, Right.LEAD_DESK, inquiry.team):\n        return None",
        (_HAND + "test_whose_it_is_or_who_leads_the_desk_hands_it_over",),
    ),
    Fault(
        "PostgreSQL lets any colleague hand it over",
        "families/sql/handing.sql",
        "OR NEW.by_id <> inquiry.owner_id AND NOT holds_right(NEW.by_id, 'lead_desk', inquiry.team_id)",
        "OR false",
        (_FORGED + "test_postgresql_lets_nobody_else_hand_it_over",),
    ),
    Fault(
        "PostgreSQL lets whose it is be written past the moves",
        "families/sql/handing.sql",
        "    IF made.at IS NULL OR made.at < transaction_timestamp() OR NEW.owner_id",
        "    IF false AND NEW.owner_id",
        (_FORGED + "test_postgresql_changes_no_owner_beside_the_move",),
    ),
    Fault(
        "it goes to somebody who does not take inquiries there",
        "families/handing.py",
        "return None if may(to, Right.TAKE_INQUIRIES, team) else _(",
        "return None if True else _(",
        (_MANY + "test_what_goes_at_once_is_all_or_nothing",),
    ),
    Fault(
        "what was handed over is gone from the desk before anybody has seen it",
        "families/models/handovers.py",
        "return found.filter(~Exists(later))",
        "return found.none()",
        (_HAND + "test_the_colleague_sees_it_at_the_top_until_they_have_said_so",),
    ),
    Fault(
        "somebody else says that it was seen",
        "families/models/handovers.py",
        "return self.filter(to=user.pk or 0, inquiry__team__in=",
        "return self.filter(inquiry__team__in=",
        (_HAND + "test_the_colleague_sees_it_at_the_top_until_they_have_said_so",),
    ),
    Fault(
        "a restricted person is told of by what goes together",
        "families/handing.py",
        "    person = Detainee.objects.visible_to(by).filter(pk=inquiry.detainee_id or 0).first()\n"
        "    if person is None:\n        return theirs.none()\n"
        "    return theirs.about(*Detainee.objects.visible_to(by).one_with(person))",
        "    return theirs.about(inquiry.detainee_id or 0)",
        (_MANY + "test_who_is_restricted_is_not_told_of_by_what_goes_together",),
    ),
    Fault(
        "of two who hand all of it over at once both are thanked",
        "families/handing.py",
        "        if not held:\n            return Refusal(",
        "        if False:\n            return Refusal(",
        (_AT_ONCE + "test_of_two_who_hand_all_of_it_over_at_once_one_is_told",),
    ),
    Fault(
        "a liaison sees what each colleague has",
        "families/workload.py",
        "led = [desk for desk in self.desks if may(self.user, Right.LEAD_DESK, desk)]",
        "led = self.desks",
        (_LOAD + "test_who_leads_the_desk_sees_everybody_by_name_and_a_liaison_themselves",),
    ),
    Fault(
        "what who has left is left with is nowhere",
        "families/workload.py",
        "gone = {owner for of, owner in counts if of == desk.pk} - {person.pk for person in here}",
        "gone: set[int] = set()",
        (_LOAD + "test_who_has_left_and_left_something_stands_there_to_be_handed_over",),
    ),
    Fault(
        "one hard call is counted twice",
        "families/workload.py",
        '(reports.exclude(was_urgent, inquiry__made_by=F("made_by")), "team", "made_by"),',
        '(reports, "team", "made_by"),',
        (_LOAD + "test_what_is_hard",),
    ),
    Fault(
        "a hard call goes to who has had the most",
        "families/spreading.py",
        "    to = min(colleagues,",
        "    to = max(colleagues,",
        (_ROUND + "test_a_hard_call_goes_to_who_has_had_the_fewest",),
    ),
    Fault(
        "who asked for rest is given the next hard call",
        "families/spreading.py",
        "resting = set(_resting(team)) if hard else set()",
        "resting: set[int] = set()",
        (_ROUND + "test_who_asked_for_no_more_is_not_suggested_within_a_week",),
    ),
    Fault(
        "who is told again is answered twice",
        "families/sql/figures.sql",
        "SELECT min(at) AS at FROM casework_movemade",
        "SELECT at FROM casework_movemade",
        (_FIGURES + "test_answered_is_who_was_told_the_first_time_and_days_are_those_of_the_calendar",),
    ),
    Fault(
        "what was closed later was not open then",
        "families/sql/figures.sql",
        "WHERE subject = 'inquiry' AND subject_id = of_desk.id AND at < ends",
        "WHERE subject = 'inquiry' AND subject_id = of_desk.id",
        (_FIGURES + "test_open_at_the_end_is_what_no_move_has_closed_by_then",),
    ),
    Fault(
        "figures are what somebody writes",
        "families/sql/figures.sql",
        "    NEW.counts := desk_in_month(NEW.team_id, NEW.month);\n",
        "",
        (_FIGURES + "test_nobody_writes_figures_but_the_job_and_postgresql_counts_them",),
    ),
    Fault(
        "a small total is told to strangers of the desk",
        "families/monthly.py",
        "return count if self.known or count == 0 or count >= LEAST else None",
        "return count",
        (_TOLD + "test_a_total_that_tells_of_somebody_is_not_told_and_no_table_with_it",),
    ),
    Fault(
        "small rows are told to strangers of the desk",
        "families/monthly.py",
        "for cell in guarded(counts, counts if self.known else {}):",
        "for cell in guarded(counts, counts):",
        (_TOLD + "test_small_numbers_are_told_together_to_who_does_not_see_the_desk",),
    ),
    Fault(
        "what was told as bad news is counted once more where somebody says that it was hard",
        "families/workload.py",
        'theirs_too = {"by": news, "made_by": reports, "to": given}',
        'theirs_too = {"made_by": reports, "to": given}',
        (_LOAD + "test_bad_news_told_is_one_hard_call_whatever_is_said_of_it",),
    ),
    Fault(
        "whose an inquiry was is not told that it was given to another one",
        "families/handing.py",
        "if person != made.by_id:",
        "if kind == NoticeKind.HANDED and person != made.by_id:",
        (_NOTICES + "test_whose_it_was_is_told_and_not_what_was_said_to_the_other",),
    ),
    Fault(
        "what was said to a colleague is read by whose the record was",
        "config/notices/told.py",
        "NoticeKind.HANDED) and not _went(self.notice)",
        "NoticeKind.HANDED)",
        (_NOTICES + "test_whose_it_was_is_told_and_not_what_was_said_to_the_other",),
    ),
    Fault(
        "more goes than the page has shown",
        "families/handing.py",
        "        if expected is not None and (number != expected or len(held) != min(expected, AT_ONCE)):",
        "        if False:",
        (_MANY + "test_the_page_says_how_many_go_and_does_nothing_where_they_are_others_by_now",),
    ),
    Fault(
        "what may only be closed goes along",
        "families/models/inquiries.py",
        "return self.open().exclude(keep_said__in=NOT_KEPT)",
        "return self.open()",
        (_MANY + "test_what_the_caller_does_not_let_be_kept_is_handed_to_nobody",),
    ),
    Fault(
        "it is said of somebody that they had the fewest, which is not so",
        "families/spreading.py",
        "    if not others or had[to.pk] >= min(others):",
        "    if False:",
        (_ROUND + "test_who_asked_for_no_more_is_not_suggested_within_a_week",),
    ),
    Fault(
        "a month begins in Greenwich",
        "families/sql/figures.sql",
        "SELECT month::timestamp AT TIME ZONE 'Asia/Damascus' AS begins,",
        "SELECT month::timestamp AT TIME ZONE 'UTC' AS begins,",
        (_FIGURES + "test_a_month_begins_at_midnight_in_syria",),
    ),
)
