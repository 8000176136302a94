"""What is promised of the fields that a team adds of its own."""

from tests.faults.fault import Fault

ON_RELEASE = "tests/releases/test_own_fields.py::test_"
ON_INQUIRY = "tests/families/test_own_fields.py::test_"
FORGED = "tests/faults/test_forged_own_fields.py::test_"
FILTERED = "tests/casework/own/test_filter.py::test_"
EXPORTED = "tests/casework/own/test_export.py::test_"
DEFINED = "tests/casework/own/test_define.py::test_"
IMPORTED = "tests/releases/test_import_own.py::test_"

OWN_FIELDS = (
    Fault(
        "a telephone number is kept in clear in a field of the team",
        "casework/own/forms.py",
        "            return OwnText(max_length=LONGEST, **said)",
        "            return TypedText(max_length=LONGEST, **said)",
        (f"{ON_RELEASE}what_reaches_somebody_is_refused_and_shown_where_it_belongs",),
    ),
    Fault(
        "whoever may open the record reads its fields",
        "casework/own/reading.py",
        "    if not fields or not sees(user, model, record.team):",
        "    if not fields:",
        ("tests/detainees/test_own_fields.py::test_another_team_which_sees_the_person_sees_nothing_of_it",),
    ),
    Fault(
        "everybody filters by the fields of every team",
        "casework/own/reading.py",
        "if sees(user, model, each.team)]",
        "if True]",
        (
            f"{FILTERED}nobody_filters_by_the_field_of_a_team_that_they_do_not_see",
            f"{EXPORTED}who_does_not_see_a_field_has_no_column_of_it",
        ),
    ),
    Fault(
        "a text that was searched is opened from anybody's address",
        "casework/own/sought.py",
        'return f"own text {user.pk}"',
        'return "own text"',
        (f"{FILTERED}another_person_cannot_open_the_search",),
    ),
    Fault(
        "what was written before is lost",
        "casework/own/reading.py",
        "    rows = model._default_manager.on(seen).select_related",
        "    rows = model._default_manager.on(seen).in_force().select_related",
        (f"{ON_RELEASE}the_record_shows_it_and_its_history_says_from_what_to_what",),
    ),
    Fault(
        "the later one overwrites a value unseen",
        "casework/own/entry.py",
        "self.theirs = met(self.record.version, self.form)",
        "self.theirs = []",
        (f"{ON_RELEASE}who_comes_later_sees_both_and_overwrites_nothing",),
    ),
    Fault(
        "a list that is filtered by a field of a team leaves at once",
        "casework/exports/asking.py",
        "        yield from [name] if parts is None else",
        "        yield from [name] if True else",
        (f"{EXPORTED}a_list_filtered_by_it_does_not_leave_at_once",),
    ),
    Fault(
        "what stood in the fields of an inquiry outlives it",
        "families/sql/erasure.sql",
        "'families_inquiryownvalue.text', 'record_id = $1')",
        "'families_inquiryownvalue.text', 'record_id = $1 AND ended_at IS NULL')",
        (f"{ON_INQUIRY}what_stood_there_is_destroyed_with_it_and_the_proof_counts_it",),
    ),
    Fault(
        "PostgreSQL takes a value on a record of another team",
        "casework/sql/own_fields.sql",
        "        WHERE f.of <> $1 OR f.team_id IS DISTINCT FROM r.team_id",
        "        WHERE f.of <> $1",
        (f"{FORGED}a_value_stands_on_a_record_of_the_fields_team",),
    ),
    Fault(
        "PostgreSQL takes new values of what is retired",
        "casework/sql/own_fields.sql",
        "WHERE f.retired_at IS NOT NULL)\n",
        "WHERE false)\n",
        (f"{FORGED}what_is_retired_takes_no_new_values",),
    ),
    Fault(
        "a team defines fields without end",
        "casework/sql/own_fields.sql",
        "    most constant integer := 12;",
        "    most constant integer := 1200;",
        (f"{FORGED}a_few_are_in_use_and_no_more",),
    ),
    Fault(
        "a row that fills in a field of the team begins a change of the facts",
        "releases/imports/changing.py",
        "_store(row, known, found, givers, team, by) if found.tells else known.release",
        "_store(row, known, found, givers, team, by)",
        (f"{IMPORTED}what_it_says_otherwise_is_written_and_asks_for_no_verdict",),
    ),
    Fault(
        "who comes later overwrites a definition unseen",
        "casework/own/definition.py",
        'if valid and self.field is not None and self.form.cleaned_data["version"] != self.field.version:',
        "if False and self.field is not None:",
        (f"{DEFINED}who_comes_later_overwrites_nothing",),
    ),
)
