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
    Fault(
        "the log has the row that PostgreSQL refused",
        "config/log_lines.py",
        "        return without_rows(super().formatException(ei))",
        "        return str(super().formatException(ei))",
        ("tests/config/test_log_lines.py::test_of_an_error_the_row_is_left_out",),
    ),
    Fault(
        "a line of the log has the row that PostgreSQL refused",
        "config/log_lines.py",
        "        return without_rows(super().formatMessage(record))",
        "        return str(super().formatMessage(record))",
        ("tests/config/test_log_lines.py::test_in_a_line_the_row_is_left_out",),
    ),
    Fault(
        "a town that comes in by a file may hold a number",
        "releases/imports/columns.py",
        '"home_place": _typed(TextWithoutNumbers(',
        '"home_place": _typed(TypedText(',
        ("tests/releases/test_import_refused.py::test_a_cell_that_cannot_be_is_refused_with_its_line_and_column",),
    ),
    Fault(
        "the name of a chat keeps the number of who was in it",
        "releases/evidence/receiving.py",
        'without_numbers(plain_line(last), "…", _is_telephone)',
        "plain_line(last)",
        ("tests/releases/test_evidence.py::test_of_a_name_only_what_can_be_seen_is_kept",),
    ),
    Fault(
        "the day and hour of a picture are taken out of its name",
        "releases/evidence/receiving.py",
        "    return isinstance(read, Telephone) and not read.unusual\n",
        "    return True\n",
        ("tests/releases/test_evidence.py::test_of_a_name_only_what_can_be_seen_is_kept",),
    ),
    Fault(
        "what parts the digits of a number for the eye alone hides it",
        "casework/reachable.py",
        '    if character in _PARTING or unicodedata.category(character) in ("Mn", "Me"):\n        return "-"\n',
        "",
        ("tests/casework/test_reachable.py::test_such_a_text_is_refused",),
    ),
    Fault(
        "whose voice a source is, chosen, is not looked through",
        "releases/forms/claims.py",
        'or self._chosen_owner(cleaned.get("owner", ""))',
        'or cleaned.get("owner", "")',
        ("tests/releases/test_owner_of_source.py::test_what_was_chosen_is_looked_through_as_what_is_typed",),
    ),
    Fault(
        "a blank that is a letter to Unicode makes another name",
        "casework/typed_text.py",
        "not in _INVISIBLE and character not in _BLANK",
        "not in _INVISIBLE",
        ("tests/casework/test_typed_text.py::test_a_line_keeps_what_is_seen",),
    ),
    Fault(
        "of a changed team only the next ten seconds tell",
        "accounts/teams.py",
        "        tell_reference_changed()\n",
        "",
        ("tests/accounts/test_teams.py::test_every_process_is_told_of_a_changed_team",),
    ),
)
