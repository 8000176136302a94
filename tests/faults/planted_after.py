"""Faults in what follows a release: who may be asked, and who is due."""

from tests.faults.fault import Fault

_TESTS = "tests/releases/test_follow_up.py::"

AFTER = (
    Fault(
        what="a relative is asked whatever the wish",
        file="releases/followup.py",
        text="if asked == Asked.RELATIVE and release.wish not in _TOLD:",
        instead="if False:",
        red=(_TESTS + "test_a_relative_who_may_not_be_told_is_refused_in_a_sentence",),
    ),
    Fault(
        what="PostgreSQL takes a question beyond the wish",
        file="releases/sql/after.sql",
        text="IF NEW.asked = 'relative' AND",
        instead="IF false AND",
        red=(_TESTS + "test_a_question_stays_within_the_wish",),
    ),
    Fault(
        what="who has answered is asked again",
        file="releases/followup.py",
        text="& ~_answered(step) for step in Step}",
        instead="for step in Step}",
        red=(_TESTS + "test_who_has_answered_is_not_asked_again_and_who_has_not_is",),
    ),
)
