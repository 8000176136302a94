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
)
