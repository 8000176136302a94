"""Planted faults, what concerns inquiries that are found by a name: by whom, by which name, and until when."""

from tests.faults.fault import Fault

_FOUND = "tests/families/test_found_by_name.py::"
_SOUGHT = "tests/families/test_sought_already.py::"

FOUND = (
    Fault(
        "an inquiry of another desk is told of where its person is chosen",
        "families/finding.py",
        "about = Inquiry.objects.visible_to(user).asking_for(",
        "about = Inquiry.objects.asking_for(",
        (_SOUGHT + "test_who_was_chosen_on_the_register_is_sought_already_whatever_the_name_is",),
    ),
    Fault(
        "an inquiry is found by the name that was corrected",
        "families/taking.py",
        "if DRAWN_FROM & said.keys():",
        "if False:",
        (_FOUND + "test_what_is_corrected_is_found_as_it_is_now",),
    ),
    Fault(
        "a caller is found by the name that was corrected",
        "families/taking.py",
        'if "name" in said:',
        "if False:",
        (_FOUND + "test_what_is_corrected_is_found_as_it_is_now",),
    ),
    Fault(
        "a name that an older version changes stays what it was",
        "families/sql/keys.sql",
        "UPDATE families_inquirykeys SET version = 0 WHERE inquiry_id = NEW.id;",
        "NULL;",
        (_FOUND + "test_a_name_that_an_older_version_changes_is_drawn_the_next_night",),
    ),
    Fault(
        "the words of a name outlive its destruction",
        "families/sql/erasure.sql",
        "(11, 'families_inquirykeys', NULL, 'inquiry_id = $1')",
        "(11, 'families_inquirykeys', NULL, 'inquiry_id = 0')",
        (_FOUND + "test_what_is_destroyed_is_found_by_nothing",),
    ),
    Fault(
        "the words of a caller outlive their destruction",
        "families/sql/erasure.sql",
        "(12, 'families_callerwords', NULL, 'relative_id = $2')",
        "(12, 'families_callerwords', NULL, 'relative_id = 0')",
        (_FOUND + "test_what_is_destroyed_is_found_by_nothing",),
    ),
    Fault(
        "words are drawn from what was destroyed meanwhile",
        "families/sql/keys.sql",
        "ON families_inquirykeys\nFOR EACH ROW EXECUTE FUNCTION",
        "ON families_inquirykeys\nFOR EACH ROW WHEN (false) EXECUTE FUNCTION",
        (_FOUND + "test_what_is_destroyed_is_found_by_nothing",),
    ),
    Fault(
        "who differs in most is said to be sought already",
        "families/finding.py",
        "            if best.likely:\n",
        "            if True:\n",
        (_SOUGHT + "test_what_differs_is_said_and_who_differs_in_most_is_somebody_else",),
    ),
    Fault(
        "the newest of a crowd hide who has the whole name",
        "families/finding.py",
        "asked_for = [(all_agree, _ALL_AGREE)]",
        "asked_for = [(all_agree, _ONE_PAIR - _ONE_PAIR)]",
        (_SOUGHT + "test_a_crowd_of_half_namesakes_hides_nobody",),
    ),
    Fault(
        "who lets nothing be kept is offered to go on with",
        "families/models/keys.py",
        "return self.exclude(inquiry__keep_said__in=NOT_KEPT)",
        "return self",
        (_SOUGHT + "test_who_lets_nothing_be_kept_is_not_offered_to_go_on_with",),
    ),
)
