"""Planted faults: what stood in a record before, whose word stands, names with what is not seen, a hand-over ended."""

from tests.faults.fault import Fault

INQUIRY, SOURCE = "tests/families/test_past.py::", "tests/releases/test_source_past.py::"
SIDE, UNSEEN = "tests/detainees/test_detention_side_by_side.py::", "tests/releases/test_names_unseen.py::"
CROSSWISE, FLAGS = "tests/faults/test_handed_over_crosswise.py::", "tests/releases/suspicion/test_inbox.py::"
AGAIN = "tests/config/test_errors.py::"

OF_THE_PAST = (
    Fault(
        "of a sealed code word it is kept what stood there",
        "casework/sql/changes.sql",
        "WHEN TG_ARGV[place] LIKE '~%' THEN",
        "WHEN false THEN",
        (INQUIRY + "test_who_asks_and_their_card_are_told_without_a_number",),
    ),
    Fault(
        "a protected source is told by what was changed in it before",
        "releases/sql/source_changes.sql",
        "ELSIF OLD.sealed IS NULL THEN",
        "ELSIF false THEN",
        (
            SOURCE + "test_of_a_protected_source_it_is_told_that_it_was_changed_and_never_what_stood_there",
            "tests/releases/test_protected_source.py::test_no_table_holds_its_name",
        ),
    ),
    Fault(
        "of a destroyed inquiry its changes stay",
        "families/sql/erasure.sql",
        "'subject = ''inquiry'' AND subject_id = $1 OR'\n            ' subject = ''caller''",
        "'subject = ''none'' AND subject_id = $1 OR'\n            ' subject = ''caller''",
        (INQUIRY + "test_it_is_destroyed_with_the_inquiry",),
    ),
    Fault(
        "the changes of an inquiry name a person who is closed to the reader",
        "families/past.py",
        "Detainee.objects.visible_to(user).filter(pk=chosen)",
        "Detainee.objects.filter(pk=chosen)",
        (INQUIRY + "test_who_was_chosen_is_named_to_whom_they_are_open",),
    ),
    Fault(
        "a stay that a colleague entered meanwhile is taken for one's own row",
        "detainees/amendment.py",
        "chosen(in_order(data, self._stored), DetentionForm(detention=detention))",
        "chosen(data, DetentionForm(detention=detention))",
        (SIDE + "test_a_stay_that_each_of_them_added_stands_beside_the_other",),
    ),
    Fault(
        "who described a person meanwhile is not set beside who is named now",
        "detainees/forms/description.py",
        '(*Description.FACTS, "given_by") if names_giver else Description.FACTS',
        "Description.FACTS",
        (SIDE + "test_who_described_them_meanwhile_is_chosen_where_somebody_is_named",),
    ),
    Fault(
        "an imported name with characters that are not seen has no sign",
        "releases/imports/entering.py",
        "typed_unseen=row.typed_unseen,",
        "typed_unseen=False,",
        (UNSEEN + "test_a_list_that_is_brought_in",),
    ),
    Fault(
        "a hand-over that PostgreSQL ended is not begun again",
        "accounts/handing.py",
        "return despite_deadlocks(lambda: _in_one_act(person, team, to, by, expected))",
        "return _in_one_act(person, team, to, by, expected)",
        (CROSSWISE + "test_it_is_begun_again_and_all_of_it_goes_once",),
    ),
    Fault(
        "a flag names staff to another team",
        "releases/suspicion/page.py",
        'return self.names.of(person) if self.names and person else ""',
        'return str(person or "")',
        (FLAGS + "test_staff_of_another_team_read_an_alias_wherever_a_flag_names_somebody",),
    ),
    Fault(
        "a password typed once more comes back with the page",
        "accounts/typed_again.py",
        '"oldpassword", "again", "credential"',
        '"oldpassword", "credential"',
        (AGAIN + "test_what_opens_an_account_does_not",),
    ),
)
