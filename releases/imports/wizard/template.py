"""A workbook to be filled in: a sheet with the columns of the register and its lists in the cells, and one of words.

Columns and words are those of `RegisterResource`. What is chosen from a list is understood by the import, in either
language.
"""

import io
from collections.abc import Iterable, Sequence

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from accounts.models.people import Language
from accounts.models.teams import in_language
from casework.kept import kept
from casework.sheets import defused
from detainees.models import Facility, Governorate
from releases.models import Wave
from releases.resources import Column, columns

ROWS = 2_000  # in which lists are offered
WIDTH = 22  # letters
_NAMED = {"governorates": Governorate, "facilities": Facility, "waves": Wave}
_LISTS = "Lists"  # the name of a sheet to which cells point


def template() -> bytes:
    """The workbook in the language of the page."""
    book = Workbook()
    page = book.active
    assert isinstance(page, Worksheet)
    page.title = pgettext("sheet of a workbook", "Register")
    page.sheet_view.rightToLeft = in_language("yes", "") == "yes"
    page.freeze_panes = "B2"
    lists = book.create_sheet(_LISTS)
    for place, (name, column) in enumerate(columns().items(), start=1):
        _head(page, place, column)
        if options := list(options_of(column)):
            _offer(page, lists, place, [name, *options])
    _explain(book.create_sheet(_("Words")))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def options_of(column: Column) -> Iterable[str]:
    """The words that may stand in a column, in the language of the page; none where anything may."""
    if column.words is not None:
        return (str(word.label) for word in column.words)
    if column.names:
        return (str(row) for row in kept(_NAMED[column.names]).values())
    return ()


def _head(page: Worksheet, place: int, column: Column) -> None:
    """The heading; the cells below hold text, so that no program makes a number or a day of what was typed."""
    cell = page.cell(1, place, defused(str(column.label)))
    cell.font = Font(bold=True)
    letter = get_column_letter(place)
    page.column_dimensions[letter].width = WIDTH
    page.column_dimensions[letter].number_format = "@"


def _offer(page: Worksheet, lists: Worksheet, place: int, words: Sequence[str]) -> None:
    letter = get_column_letter(place)
    for row, word in enumerate(words, start=1):
        lists.cell(row, place, defused(word))
    allowed = DataValidation(
        type="list", formula1=f"'{_LISTS}'!${letter}$2:${letter}${len(words)}", allow_blank=True, showErrorMessage=False
    )
    allowed.add(f"{letter}2:{letter}{ROWS}")
    page.add_data_validation(allowed)


def _explain(page: Worksheet) -> None:
    """Each column with its name and its labels in both languages, and an example."""
    page.append([_("Column"), "العربية", "English", _("Example"), _("Needed")])
    for name, column in columns().items():
        labels = [_in(language, column) for language in Language.values]
        page.append([defused(text) for text in (name, *labels, column.example, _("yes") if column.required else "")])
    for place in range(1, 6):
        page.cell(1, place).font = Font(bold=True)
        page.column_dimensions[get_column_letter(place)].width = 2 * WIDTH


def _in(language: str, column: Column) -> str:
    with translation.override(language):
        return str(column.label)
