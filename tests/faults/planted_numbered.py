"""Planted faults, what concerns lists that are numbered alike."""

from tests.faults.fault import Fault

_SHOWN = "tests/releases/wizard/test_shown.py::"
_OTHERS = "tests/releases/wizard/test_other_people.py::"

OF_NUMBERED_LISTS = (
    Fault(
        "a row changes somebody of another name who has its number",
        "releases/imports/wizard/checking.py",
        "return None if self.layout.same_people else called_otherwise(there)",
        "return None",
        (_OTHERS + "test_somebody_of_another_name_is_not_changed_by_the_same_number",),
    ),
    Fault(
        "people of other names are taken for the same though nobody said so",
        "releases/views/imports.py",
        'same = "same-people" in request.POST',
        "same = True",
        (_OTHERS + "test_it_is_taken_back_by_looking_through_without_the_tick",),
    ),
    Fault(
        "a name in another spelling or script is somebody else's",
        "detainees/names/fitting.py",
        "_ALIKE_FROM, _SAME_FROM = 0.45, 0.8",
        "_ALIKE_FROM, _SAME_FROM = 1.0, 1.0",
        (_OTHERS + "test_another_spelling_or_script_and_what_is_corrected_fit",),
    ),
    Fault(
        "a list without a number hears of it only when its columns are sent",
        "templates/releases/imports/columns.html",
        "{% if not form.is_bound and shown.lacks %}",
        "{% if False %}",
        ("tests/releases/wizard/test_numbered.py::test_a_list_without_a_number_is_told_so_by_the_name_of_the_column",),
    ),
    Fault(
        "the filters of a page that waited come without their fields",
        "config/interface/page.py",
        'return self.framed or self.request.htmx.target != "results"',
        "return self.framed",
        (_SHOWN + "test_where_rows_differ_one_chooses_also_on_the_page_that_waited",),
    ),
    Fault(
        "filters stand above rows that all do the same",
        "templates/releases/imports/rows.html",
        "{% if shown.differ or request.GET.outcome %}",
        "{% if True %}",
        (_SHOWN + "test_one_row_is_one_row_and_there_is_nothing_to_choose",),
    ),
    Fault(
        "the command does not say that it changed people of other names",
        "releases/imports/course.py",
        "self.counts.otherwise.append(row.line)",
        "pass",
        ("tests/releases/test_import_again.py::test_who_is_called_quite_otherwise_is_changed_and_it_is_said",),
    ),
)
