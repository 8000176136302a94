"""Planted faults, what concerns statements: two people, small numbers, figures that stay, corrections."""

from tests.faults.fault import Fault

_COURSE = "tests/releases/test_statements.py::"
_FORGED = "tests/faults/test_forged_statements.py::"
_BESIDE = "tests/releases/test_statements_beside.py::"
_OUT = "tests/releases/test_statement_published.py::"
_LATER = "tests/releases/test_statement_corrections.py::"
_FIELDS = "tests/releases/test_statement_fields.py::"
_PUBLIC = "tests/config/public/test_statements.py::"

STATEMENTS = (
    Fault(
        "a supervisor approves what they wrote themselves",
        "releases/statements/workflow.py",
        "         (wrote_no_part,), effect=approved, main=True, own_page=True),",
        "         (), effect=approved, main=True, own_page=True),",
        (_COURSE + "test_whoever_changed_a_word_wrote_part_of_it",),
    ),
    Fault(
        "PostgreSQL lets a supervisor approve what they wrote themselves",
        "releases/sql/statements.sql",
        "IF NEW.name = 'approve' AND wrote_statement(",
        "IF false AND wrote_statement(",
        (_FORGED + "test_nobody_approves_what_they_wrote",),
    ),
    Fault(
        "a small number goes out that nobody let stand",
        "releases/statements/approving.py",
        "        if {cell.place for cell in cells} - ticked:\n",
        "        if False:\n",
        (_COURSE + "test_each_small_number_is_let_stand_by_name",),
    ),
    Fault(
        "nobody is shown what a statement lets find beside another one of the same people",
        "releases/statements/cells.py",
        "    for other in published_beside(statement, published):\n",
        "    for other in ():\n",
        (_BESIDE + "test_the_one_who_is_in_one_of_them_alone_is_shown_to_who_approves",),
    ),
    Fault(
        "what was published after the approval is asked of nobody",
        "releases/statements/workflow.py",
        "(corrects_what_stands, as_approved, small_numbers_stand), effect",
        "(corrects_what_stands, as_approved), effect",
        (_BESIDE + "test_what_was_published_after_the_approval_is_let_stand_too",),
    ),
    Fault(
        "PostgreSQL publishes a small number that came after the approval",
        "releases/sql/statements.sql",
        "    IF NEW.name = 'publish' AND EXISTS (",
        "    IF false AND EXISTS (",
        (_BESIDE + "test_what_was_published_after_the_approval_is_let_stand_too",),
    ),
    Fault(
        "PostgreSQL compares a statement with none of the same people",
        "releases/sql/statements.sql",
        "    WHERE latest.id IS DISTINCT FROM compared_statement(statement)\n",
        "    WHERE false\n",
        (_BESIDE + "test_postgresql_finds_the_same",),
    ),
    Fault(
        "PostgreSQL asks nobody about a small number",
        "releases/sql/statements.sql",
        "    IF NEW.name = 'approve' AND EXISTS (",
        "    IF false AND EXISTS (",
        (_FORGED + "test_a_small_number_that_nobody_let_stand_is_not_approved",),
    ),
    Fault(
        "what was approved is written over",
        "releases/sql/statements.sql",
        "    IF TG_OP = 'UPDATE' AND (OLD.status <> 'draft' OR NEW.status <> 'draft') THEN",
        "    IF false THEN",
        (_FORGED + "test_what_was_approved_is_not_changed",),
    ),
    Fault(
        "what is published says other figures than its tally",
        "releases/sql/statements.sql",
        "       OR said -> 'figures' IS DISTINCT FROM\n",
        "       OR false AND said -> 'figures' IS DISTINCT FROM\n",
        (_FORGED + "test_what_is_published_says_what_its_tally_says_under_a_number_of_its_own",),
    ),
    Fault(
        "a number can be typed in Arabic-Indic digits",
        "releases/statements/fields.py",
        '    return unicodedata.category(character).startswith("N")',
        "    return character.isascii() and character.isdigit()",
        (_FIELDS + "test_a_typed_number_is_pointed_out",),
    ),
    Fault(
        "the digest commits to how the tally divides by sex and age",
        "releases/statements/composing.py",
        ' if name != "by"}',
        "}",
        (_OUT + "test_nothing_personal_can_be_tried_out_of_the_digest",),
    ),
    Fault(
        "what somebody writes in a correction is drawn anew under their hands",
        "releases/models/statements.py",
        "status=StatementCourse.DRAFT, corrects__isnull=False, changed_by__is_system=True",
        "status=StatementCourse.DRAFT, corrects__isnull=False",
        (_LATER + "test_what_somebody_took_in_hand_is_left_to_them",),
    ),
    Fault(
        "a statement that was withdrawn because it harms can still be had as a file",
        "config/public/stating/views.py",
        "if shown is None or shown.withdrawn or kind not in shown.kinds:",
        "if shown is None or kind not in shown.kinds:",
        (
            "tests/config/public/test_statements_withdrawn.py::test_what_is_withdrawn_is_no_longer_readable_and_says_why",
        ),
    ),
)
