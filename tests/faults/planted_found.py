"""Planted faults, what concerns inquiries that are found by a name: by whom, by which name, and until when."""

from tests.faults.fault import Fault

_FOUND = "tests/families/test_found_by_name.py::"

FOUND = (
    Fault(
        "an inquiry of another desk is found by its name",
        "families/finding.py",
        "Inquiry.objects.visible_to(user).filter(said).for_rows()",
        "Inquiry.objects.filter(said).for_rows()",
        (_FOUND + "test_another_desk_finds_nothing",),
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
        "the words of a name outlive its destruction",
        "families/sql/erasure.sql",
        "(11, 'families_inquirykeys', NULL, 'inquiry_id = $1')",
        "(11, 'families_inquirykeys', NULL, 'inquiry_id = 0')",
        (_FOUND + "test_what_is_destroyed_is_found_by_nothing",),
    ),
    Fault(
        "words are drawn from what was destroyed meanwhile",
        "families/sql/keys.sql",
        "FOR EACH ROW EXECUTE FUNCTION",
        "FOR EACH ROW WHEN (false) EXECUTE FUNCTION",
        (_FOUND + "test_what_is_destroyed_is_found_by_nothing",),
    ),
    Fault(
        "an inquiry is found by a word of whom they seek and one of who asks",
        "families/keys.py",
        '"sought_words": search_words(" ".join(name.values()) for name in known),',
        '"sought_words": search_words([caller, *(" ".join(name.values()) for name in known)]),',
        (_FOUND + "test_another_name_finds_nothing",),
    ),
    Fault(
        "who differs in most is said to be sought already",
        "families/finding.py",
        "        if best.likely:\n",
        "        if True:\n",
        (_FOUND + "test_what_differs_is_said_and_who_differs_in_most_is_somebody_else",),
    ),
)
