"""Planted faults, what lists and jobs do while others work, and what a page may ask for by its address."""

from tests.faults.fault import Fault

_WHILE = "tests/faults/test_imported_meanwhile.py::"
_BEFORE = "tests/faults/test_imported_before_held.py::"
_STOPPED = "tests/accounts/test_jobs_stopped.py::"
_TAKEN_UP = "tests/releases/wizard/test_taken_up.py::"
_ASKED = "tests/casework/test_moving.py::"

MEANWHILE = (
    Fault(
        "an import writes what it read before a colleague saved",
        "releases/imports/course.py",
        "        known |= known_of(self.team, rows, self.by)",
        "        known |= {row.external_id: each for row, each in zip(rows, there, strict=True)}",
        (
            _BEFORE + "test_what_was_saved_stands",
            _BEFORE + "test_a_row_that_says_what_a_colleague_has_saved_changes_nothing",
            _BEFORE + "test_a_record_that_was_closed_to_who_imports_is_not_changed",
        ),
    ),
    Fault(
        "an import holds no release of its rows",
        "releases/imports/known.py",
        "    list(Release.objects.filter(pk__in=cases)",
        "    list(Release.objects.filter(pk__in=set())",
        (
            _WHILE + "test_a_wish_stands_that_was_written_down_while_an_import_ran",
            _WHILE + "test_a_wish_stands_that_was_written_down_while_rows_of_a_list_were_entered",
        ),
    ),
    Fault(
        "an import holds no detention of its persons",
        "releases/imports/known.py",
        "filter(detainee__in=entries)",
        "filter(detainee__in=set())",
        (_WHILE + "test_a_court_stands_that_was_saved_while_an_import_ran",),
    ),
    Fault(
        "rows of a list are entered over what a colleague saves",
        "releases/grid/entering.py",
        "        hold((row.person_id for row in there), (row.release_id for row in there))\n",
        "",
        (_WHILE + "test_a_wish_stands_that_was_written_down_while_rows_of_a_list_were_entered",),
    ),
    Fault(
        "a job goes on in the name of somebody whose password was stopped",
        "accounts/acting_for.py",
        "    if person.password_stopped_at is not None:",
        "    if person.password_stopped_at is not None and not person.pk:",
        (
            "tests/releases/verdicts/test_bulk.py::test_a_password_that_was_stopped_meanwhile_stops_it",
            _STOPPED + "test_an_import_that_was_asked_for_is_not_made",
            _STOPPED + "test_what_was_imported_is_not_taken_back",
            _STOPPED + "test_an_import_that_was_under_way_makes_nothing",
            _STOPPED + "test_a_file_that_was_approved_is_not_made",
        ),
    ),
    Fault(
        "an import asks for whom it is when it begins, and not when it ends",
        "releases/imports/wizard/course.py",
        "    by = User.objects.get(pk=by.pk)  # what they may is asked as it is now\n",
        "",
        (_STOPPED + "test_an_import_that_was_under_way_makes_nothing",),
    ),
    Fault(
        "an import that fails stops the others",
        "releases/imports/wizard/carrying.py",
        '            logger.exception("An import was not gone on with.", extra={"job": pk})',
        "            raise",
        (_TAKEN_UP + "test_one_that_fails_stops_no_other",),
    ),
    Fault(
        "a page asks by its address for what the program alone makes",
        "casework/moving.py",
        "if move is None or move.follows or move.own_page:",
        "if move is None or move.own_page:",
        (
            _ASKED + "test_no_page_asks_for_what_follows_or_has_a_page_of_its_own",
            _ASKED + "test_what_follows_when_a_claim_falls_is_at_no_address",
        ),
    ),
)
