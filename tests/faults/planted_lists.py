"""Faults of what lists say of each row."""

from tests.faults.fault import Fault

LISTS = (
    Fault(
        "the list of releases says of every row that it is verified",
        "templates/releases/row.html",
        "{% if asked.at_work %}",
        "{% if at_work %}",
        ("tests/releases/test_list_verified.py::test_each_row_says_its_own_state",),
    ),
    Fault(
        "who reads what is verified sorts sightings and fates by a date that nobody verified",
        "releases/findings/listed.py",
        'LISTING_VERIFIED = Listing({"entered": "id"}, default="-entered")',
        'LISTING_VERIFIED = Listing({"entered": "id", "date": "date"}, default="-entered")',
        (
            "tests/releases/findings/test_list.py::"
            "test_a_change_that_nobody_verified_is_sorted_and_found_by_those_who_work_on_it_alone",
        ),
    ),
    Fault(
        "who reads what is verified finds sightings and fates by what nobody verified",
        "releases/findings/listed.py",
        'self._of = "" if at_work else "verified_revision__"',
        'self._of = ""',
        (
            "tests/releases/findings/test_list.py::"
            "test_a_change_that_nobody_verified_is_sorted_and_found_by_those_who_work_on_it_alone",
        ),
    ),
    Fault(
        "a box that one ticked is drawn as not ticked",
        "config/interface/ways.py",
        "value.label, ticked=value.chosen)",
        "value.label, ticked=False)",
        ("tests/config/interface/test_ways.py::test_each_value_has_a_box_and_what_is_ticked_stands_first",),
    ),
    Fault(
        "what a value is called is drawn as markup",
        "config/interface/ways.py",
        "<span>{escaped(label)}</span></label>",
        "<span>{label}</span></label>",
        ("tests/config/interface/test_ways.py::test_nothing_is_drawn_as_markup",),
    ),
    Fault(
        "who may have entered what waits is asked for one by one",
        "casework/teams.py",
        ".only(*NAME_COLUMNS)",
        '.only("pk")',
        ("tests/releases/verdicts/test_queue.py::test_more_people_to_choose_from_cost_no_more_questions",),
    ),
)
