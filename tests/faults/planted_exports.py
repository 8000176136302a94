"""Planted faults, what concerns lists that leave as files."""

from tests.faults.fault import Fault

_BY_TWO = "tests/casework/exports/test_by_two.py::"
_AT_ONCE = "tests/casework/exports/test_at_once.py::"
_REFUSED = "tests/casework/exports/test_refused.py::"
_FILE = "tests/casework/exports/test_file.py::"
_TELLING = "tests/casework/exports/test_telling.py::"
_HOSTILE = "tests/casework/exports/test_hostile.py::"
_PACKAGE = "tests/casework/exports/test_package.py::"
_REGISTER = "tests/releases/test_export_register.py::"
_NUMBERS = "tests/releases/test_export_numbers.py::"
_LAST = "tests/releases/test_import_of_export.py::"

BY_TWO = (
    Fault(
        "whoever asked for names approves it themselves, button and server",
        "casework/exports/workflow.py",
        "_APPROVES = (asked_by_another, still_may, open_to_approver)\n",
        "_APPROVES = (still_may, open_to_approver)\n",
        (_BY_TWO + "test_nobody_approves_what_they_asked_for", _REFUSED + "test_no_button_offers_what_is_not_ones_own"),
    ),
    Fault(
        "PostgreSQL lets whoever asked for names approve it",
        "casework/sql/exports.sql",
        "IF starts_with(NEW.name, 'approve') AND NEW.by_id = export.asked_by_id THEN",
        "IF false THEN",
        (_BY_TWO + "test_nobody_approves_what_they_asked_for",),
    ),
    Fault(
        "PostgreSQL lets anybody approve an export",
        "casework/sql/exports.sql",
        "OR export.with_names AND NOT holds_right_on(NEW.by_id, needed, export.organisation_id) THEN",
        "OR false THEN",
        (_BY_TWO + "test_who_is_no_supervisor_approves_nothing",),
    ),
    Fault(
        "a file is made for who lost the role",
        "casework/exports/making.py",
        "if (sentence := still_may(export, export.asked_by)) is not None:",
        "if (sentence := None) is not None:",
        (_BY_TWO + "test_who_lost_the_role_meanwhile_gets_nothing",),
    ),
    Fault(
        "PostgreSQL lets it be approved for who lost the role",
        "casework/sql/exports.sql",
        "IF (starts_with(NEW.name, 'approve') OR NEW.name = 'make') AND export.with_names",
        "IF false AND export.with_names",
        (_REFUSED + "test_for_who_lost_the_role_nothing_is_approved_or_made_by_sql_either",),
    ),
    Fault(
        "an export is handed to whoever sees it",
        "casework/views/exports.py",
        "    if found.asked_by_id != signed_in(request).pk:\n",
        "    if False:\n",
        (_BY_TWO + "test_only_who_asked_downloads_it",),
    ),
    Fault(
        "identity numbers leave without an approval of their own",
        "casework/exports/of_list.py",
        "numbers = export.numbers_approved and ",
        "numbers = export.with_numbers and ",
        (_REGISTER + "test_numbers_leave_by_an_approval_of_their_own",),
    ),
    Fault(
        "who left the team downloads its identity numbers",
        "casework/exports/workflow.py",
        "    if export.numbers_approved and (sentence := asks_for_numbers(export, export.asked_by)) is not None:\n",
        "    if export.numbers_approved and (sentence := None) is not None:\n",
        (_NUMBERS + "test_who_left_the_team_downloads_no_numbers_any_more",),
    ),
    Fault(
        "PostgreSQL hands identity numbers to who left the team",
        "casework/sql/exports.sql",
        "       AND NOT holds_right(NEW.by_id, 'see_work', (export.filters -> 'team' ->> 0)::bigint) IS TRUE THEN\n",
        "       AND false THEN\n",
        (_NUMBERS + "test_who_left_the_team_downloads_no_numbers_any_more",),
    ),
    Fault(
        "the manifest is made anew from what is so today",
        "casework/exports/page.py",
        "            **(export.written or self.content.given()),\n",
        "            **self.content.given(),\n",
        (_NUMBERS + "test_the_manifest_says_what_was_handed_out_whoever_left",),
    ),
    Fault(
        "for whom and why may hold a telephone number",
        "casework/exports/forms.py",
        "    recipient = TextWithoutNumbers(\n",
        "    recipient = forms.CharField(\n",
        (_REFUSED + "test_a_number_by_which_somebody_is_reached_stands_in_no_request",),
    ),
)

FILES = (
    Fault(
        "a file can be had after its time",
        "casework/models/exports.py",
        "self.expires_at is not None and moment < self.expires_at",
        "self.expires_at is not None",
        (_FILE + "test_a_day_later_its_key_is_gone_and_the_request_stays",),
    ),
    Fault(
        "PostgreSQL lets a file be handed out after its time",
        "casework/sql/exports.sql",
        "IF export.status <> 'made' OR export.expires_at <= NEW.at THEN",
        "IF export.status <> 'made' THEN",
        (_FILE + "test_after_its_time_postgresql_hands_nothing_out",),
    ),
    Fault(
        "an export lasts for a week",
        "casework/models/exports.py",
        "LASTS = timedelta(hours=24)",
        "LASTS = timedelta(hours=168)",
        (_FILE + "test_a_day_later_its_key_is_gone_and_the_request_stays",),
    ),
    Fault(
        "somebody restricted is in the file of who may see them",
        "casework/exports/registry.py",
        "            rows = rows.exclude(**{path: True})\n",
        "            rows = rows.all()\n",
        (
            _FILE + "test_nobody_restricted_is_in_it",
            _TELLING + "test_nobody_restricted_is_in_it_whoever_sees_them",
            _TELLING + "test_a_flag_on_somebody_restricted_is_not_in_it",
        ),
    ),
    Fault(
        "a file that was made stays when somebody is restricted",
        "casework/exports/making.py",
        """        _end(export, "end", ExportState.OVER, _("Somebody was restricted meanwhile. Ask for it again."))""",
        "        pass",
        (_FILE + "test_who_is_restricted_afterwards_is_handed_to_nobody",),
    ),
    Fault(
        "a file that was made stays when somebody in it becomes one with somebody restricted",
        "detainees/restriction.py",
        "if wanted is not None and (named is None or named - wanted):",
        "if wanted is not None and named is not None and named - wanted:",
        (_FILE + "test_who_is_one_with_somebody_restricted_afterwards_is_handed_to_nobody",),
    ),
    Fault(
        "a file does not name who received it",
        "casework/exports/of_list.py",
        "            watermark=_watermark(export),\n",
        "",
        (_BY_TWO + "test_the_last_line_names_who_received_it",),
    ),
    Fault(
        "the manifest has the digest of another file",
        "casework/exports/making.py",
        '"sha256": weighed.sha256,',
        '"sha256": Weighed(sealed).sha256,',
        (_BY_TWO + "test_the_manifest_has_the_digest_of_what_was_handed_out",),
    ),
    Fault(
        "the description in a package has another digest than its file",
        "casework/exports/writing.py",
        '        "sha256": data.sha256,\n',
        '        "sha256": data.sha256[::-1],\n',
        (_AT_ONCE + "test_a_package_describes_its_file",),
    ),
    Fault(
        "a package says of a column what its profile does not know",
        "casework/exports/package.py",
        '        "type": column.type,\n',
        '        "type": "text",\n',
        (_PACKAGE + "test_every_package_is_as_its_profile_says",),
    ),
)

CELLS = (
    Fault(
        "what is for spreadsheets has no byte order mark",
        "casework/exports/formats.py",
        'self._text.write("" if plain else BOM)',
        'self._text.write("")',
        (_AT_ONCE + "test_for_spreadsheets_it_has_a_mark_and_for_programs_none",),
    ),
    Fault(
        "a cell of an exported list becomes a formula",
        "casework/exports/formats.py",
        "plain_cell if plain else cell_for_csv",
        "plain_cell",
        (_HOSTILE + "test_no_cell_of_a_csv_for_spreadsheets_is_live",),
    ),
    Fault(
        "a cell of an exported workbook becomes a formula",
        "casework/workbook.py",
        "text = cell.isoformat() if isinstance(cell, date) else text_for_xlsx(cell)",
        "text = cell.isoformat() if isinstance(cell, date) else cell",
        (_HOSTILE + "test_no_cell_of_a_workbook_is_live",),
    ),
    Fault(
        "what a text becomes is remembered for another column",
        "casework/columnwise.py",
        "self._remembered = [_Remembered(turn) for turn in turns]",
        "self._remembered = [_Remembered(turns[0])] * len(turns)",
        (_AT_ONCE + "test_json_lines_are_one_object_a_row",),
    ),
    Fault(
        "personal columns leave at once",
        "casework/exports/registry.py",
        "if self.kind[each.name] in (Kind.PUBLIC, Kind.INTERNAL))",
        "if self.kind[each.name] is not Kind.SOURCE)",
        (_TELLING + "test_a_column_that_is_personal_is_refused", _TELLING + "test_nothing_of_a_person_is_in_it"),
    ),
    Fault(
        "a list leaves at once by a filter that tells of a person",
        "casework/exports/forms.py",
        "if self.is_valid() and listed.telling(filters):",
        "if False:",
        (_TELLING + "test_what_it_is_filtered_and_sorted_by_tells_nothing_either",),
    ),
    Fault(
        "a row is passed over for how its external_id begins",
        "releases/imports/reading.py",
        "            if is_last and _names_recipient(line, header):\n",
        '            if (line.cells[0] or "").startswith("# Ifraj"):\n',
        (_LAST + "test_no_row_is_passed_over_for_how_it_begins",),
    ),
)

EXPORTS = (*BY_TWO, *FILES, *CELLS)
