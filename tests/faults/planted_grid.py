"""What is promised of files added later, of a quota, and of lists typed beside their picture."""

from tests.faults.fault import Fault

ADD = "tests/releases/test_add_file.py::test_"
QUOTA = "tests/releases/test_quota.py::test_"
TYPED = "tests/releases/test_grid.py::test_"
ENTERED = "tests/releases/test_enter_grid.py::test_"
ENTERING = "releases/grid/entering.py"
KEEPING = "releases/grid/keeping.py"

FILES = (
    Fault(
        "a rejected release takes files",
        "releases/evidence/adding.py",
        "        return ADD_CLAIM.why_not(record, user)\n",
        "        return None\n",
        (f"{ADD}a_release_that_takes_no_claims_takes_no_files",),
    ),
    Fault(
        "who adds a file to a claim about a person is no author",
        "releases/sql/evidence.sql",
        "    WHERE claim.release_id IS NULL AND claim.finding_id IS NULL;\n    RETURN",
        "    WHERE false;\n    RETURN",
        (f"{ADD}a_claim_about_a_person_takes_one_on_the_persons_page",),
    ),
    Fault(
        "one account fills the disk with files of a day",
        "releases/evidence/quota.py",
        "if sent + size > settings.UPLOADED_A_DAY:",
        "if size > settings.UPLOADED_A_DAY:",
        (f"{QUOTA}so_many_bytes_come_within_a_day",),
    ),
    Fault(
        "one account fills the disk with files that never come to their end",
        "releases/evidence/quota.py",
        "if theirs.filter(original=None).count() >= settings.UPLOADS_UNDER_WAY:",
        "if False:",
        (f"{QUOTA}so_many_uploads_are_under_way_at_once",),
    ),
)

ROWS = (
    Fault(
        "cells that somebody's page does not show are emptied",
        KEEPING,
        "if name not in self.shown}",
        "if False}",
        (f"{TYPED}cells_that_are_not_on_somebodys_page_stay",),
    ),
    Fault(
        "the later one overwrites a row unseen",
        KEEPING,
        "if row.version and row.version != sent.version:",
        "if False:",
        (f"{TYPED}who_comes_later_sees_both_and_loses_nothing",),
    ),
    Fault(
        "a row that is sent again is another row",
        KEEPING,
        "    row = known.get(sent.key)\n",
        "    row = None\n",
        (f"{TYPED}a_row_that_is_sent_twice_is_one_row",),
    ),
    Fault(
        "a person who is closed to somebody is lost from a row that they change",
        KEEPING,
        'return (None if visible.filter(pk=row.person_id or 0).exists() else row.person), ""',
        'return None, ""',
        (f"{TYPED}a_person_who_is_closed_to_somebody_is_not_shown_and_stays",),
    ),
    Fault(
        "a distressing list is shown beside its rows unasked",
        "releases/views/grids.py",
        'viewing = Viewing(shown.piece, signed_in(request), asked="show" in request.GET',
        "viewing = Viewing(shown.piece, signed_in(request), asked=True",
        (f"{TYPED}what_is_distressing_is_not_sent_before_it_is_asked_for",),
    ),
    Fault(
        "what one team typed of a file is taken for another team's",
        "releases/models/grids.py",
        "original=piece.original_id, team=piece.claim.source.team_id",
        "original=piece.original_id",
        (f"{TYPED}another_team_begins_its_own_also_for_who_works_in_both",),
    ),
)

ENTERS = (
    Fault(
        "PostgreSQL takes any file as a copy of a list",
        "releases/sql/copied_evidence.sql",
        "        WHERE given.original_id <> made.original_id OR",
        "        WHERE",
        ("tests/faults/test_forged_grid.py::test_what_is_copied_is_the_file_that_was_given",),
    ),
    Fault(
        "who entered a row is named as who gave the list",
        ENTERING,
        "        copied_from=piece.given,\n",
        "",
        (ENTERED + "the_sheet_of_a_copied_list_says_who_gave_it_and_who_copied_it",),
    ),
    Fault(
        "a row that is kept lets all others be read",
        "releases/views/grids.py",
        "    drawn = [_drawn(request, shown, row) for row in",
        "    drawn = [] if shown.whole < 0 else [_drawn(request, shown, row) for row in",
        (TYPED + "keeping_a_row_reads_no_other_one",),
    ),
    Fault(
        "who typed a row decides on it",
        "releases/sql/grids.sql",
        "WHERE record.id IS NOT NULL AND hand.person_id <> acting_person();",
        "WHERE false;",
        (f"{ENTERED}who_typed_a_row_or_what_holds_for_all_rows_decides_on_none_of_them",),
    ),
    Fault(
        "what holds for all rows now is said of what was entered before",
        "releases/grid/typed.py",
        "return replace(EnteredAs.stored(row).head, columns=now.columns) if row.entered else now",
        "return now",
        (f"{ENTERED}what_holds_for_all_rows_later_changes_no_record_that_was_entered_before",),
    ),
    Fault(
        "a cell that is mended brings back the rest of its row",
        ENTERING,
        "names=said.names if renamed else {},",
        "names=said.names,",
        (f"{ENTERED}a_better_name_that_came_since_stays_where_another_cell_is_mended",),
    ),
    Fault(
        "half a name that a colleague is typing is entered",
        ENTERING,
        "return row.change <= self.change or row.pk in self.sent",
        "return True",
        (f"{ENTERED}what_a_colleague_is_typing_at_this_moment_waits",),
    ),
    Fault(
        "a claim that fell goes on making records",
        ENTERING,
        "if claim.state != ClaimState.STANDS:",
        "if False:",
        (f"{ENTERED}nothing_is_entered_from_a_claim_that_fell",),
    ),
    Fault(
        "a row that was entered is entered again",
        ENTERING,
        '.order_by("position") if not row.is_entered]',
        '.order_by("position")]',
        (f"{ENTERED}a_row_is_never_entered_twice",),
    ),
    Fault(
        "what cannot be read is entered",
        ENTERING,
        "if not (said.illegible or said.says_nothing)",
        "if not said.says_nothing",
        (f"{ENTERED}what_is_wrong_or_illegible_is_left_and_the_others_are_entered",),
    ),
    Fault(
        "claims of a list come without the list",
        ENTERING,
        "            self._give_evidence()\n",
        "",
        (
            f"{ENTERED}a_row_becomes_a_person_a_release_and_a_claim_with_the_list_as_evidence",
            f"{ENTERED}a_row_about_somebody_on_the_register_leaves_them_as_they_are",
        ),
    ),
    Fault(
        "a list changes who was on the register before it came",
        ENTERING,
        "if known.person.external_id != each.row.external_id:",
        "if False:",
        (f"{ENTERED}a_row_about_somebody_on_the_register_leaves_them_as_they_are",),
    ),
    Fault(
        "the rows take the place of a transcript that was written by hand",
        ENTERING,
        "if standing is not None and standing.pk != self.grid.transcript_id:",
        "if False:",
        (f"{ENTERED}a_transcript_that_was_written_by_hand_stays",),
    ),
    Fault(
        "rows of a list are taken for rows that somebody typed in a burst",
        "releases/grid/typed.py",
        'return f"list-{row.grid_id}-{row.pk}"',
        'return f"list-{row.grid_id}-{row.pk}" if row.release_id else ""',
        (f"{ENTERED}a_row_becomes_a_person_a_release_and_a_claim_with_the_list_as_evidence",),
    ),
    Fault(
        "the record of a row can be another one",
        "releases/sql/grids.sql",
        "OLD.release_id IS DISTINCT FROM NEW.release_id",
        "false",
        ("tests/faults/test_forged_grid.py::test_the_record_of_a_row_of_a_list_stays",),
    ),
)

GRID = (*FILES, *ROWS, *ENTERS)
