"""Planted faults, what concerns numbers by which somebody is reached: in texts, and of what may not be kept."""

from tests.faults.fault import Fault

_TAKE = "tests/families/test_take_call.py::"
_NOT_KEPT = "tests/families/test_not_kept.py::"
_TEXTS = "tests/house/test_texts.py::"
_DAYS = "tests/casework/test_days_and_numbers.py::"

REACHED = (
    Fault(
        "a month is anything of two digits",
        "casework/reachable.py",
        'r"(?:0?[1-9]|1[0-2])", r"(?:0?[1-9]|[12]',
        'r"\\d{1,2}", r"(?:0?[1-9]|[12]',
        (_DAYS + "test_a_number_that_is_parted_as_a_day_is_a_number",),
    ),
    Fault(
        "what looks like a day hides the number that it ends",
        "casework/reachable.py",
        "found[0] if _goes_on(read, found.start()) else",
        "",
        (_DAYS + "test_a_number_that_is_parted_as_a_day_is_a_number",),
    ),
    Fault(
        "a destroyed inquiry shows the number of its caller",
        "families/views/contacts.py",
        "    _refuse(why_not_kept(found))  # and",
        "    # and",
        (_NOT_KEPT + "test_after_a_call_of_which_nothing_may_be_kept_it_is_destroyed_and_nothing_promised",),
    ),
    Fault(
        "PostgreSQL shows a number by what may not be kept",
        "families/sql/contacts.sql",
        "IF inquiry.erased_at IS NOT NULL OR inquiry.keep_said IN",
        "IF false AND inquiry.keep_said IN",
        (_NOT_KEPT + "test_postgresql_shows_no_number_by_them",),
    ),
    Fault(
        "a town may hold a number",
        "families/forms/sought.py",
        "home_place = TextWithoutNumbers(",
        "home_place = TextWithoutNumbers.__base__.__base__(",
        (_TAKE + "test_what_cannot_be_is_said_and_nothing_typed_is_lost", _TEXTS + "test_texts_refuse_numbers"),
    ),
)
