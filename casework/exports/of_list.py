"""An export that holds a list, as whoever asked sees it at that moment."""

from collections.abc import Iterator
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from casework.exports.columns import in_order
from casework.exports.content import Content, Sentence
from casework.exports.registry import LISTS, Listed, Rows
from casework.exports.writing import Wanted, file_name, media_type, write
from casework.models import Export
from casework.workbook import Out


class ListContent(Content):
    """A list of the registry."""

    template = "exports/of_list.html"
    counted_in = gettext_lazy("Rows written")

    def __init__(self, export: Export) -> None:
        super().__init__(export)
        self.listed: Listed = LISTS[export.listed]

    @property
    def label(self) -> str | Promise:
        return self.listed.label

    @property
    def file_name(self) -> str:
        export = self.export
        return file_name(export.listed, export.form, export.made_at or export.asked_at, packed=export.packed)

    @property
    def media_type(self) -> str:
        return media_type(self.export.form, packed=self.export.packed)

    @property
    def rows(self) -> Rows:
        """The rows as whoever asked sees them now; with names, of one organisation."""
        export = self.export
        rows = self.listed.rows(export.asked_by, export.asked)
        return rows.filter(**{self.listed.organisation: export.organisation_id}) if export.with_names else rows

    @property
    def wanted(self) -> Wanted:
        """What is written: only columns that may leave in this way, whatever was asked for."""
        export, listed = self.export, self.listed
        allowed = [*listed.open, *(listed.personal if export.with_names else ())]
        numbers = export.numbers_approved and self.why_not_numbers(export.asked_by) is None
        if numbers:
            allowed += listed.numbers
        columns = [each for each in listed.columns if each in allowed and (each.name in export.columns or each.number)]
        if export.with_names:
            further = listed.further(export.asked_by, export.asked)
            columns += [each for each in further if each.name in export.columns]
        columns = in_order(columns, export.columns)
        given: dict[str, Any] = {
            "export": export.reference,
            "list": listed.name,
            "filters": export.filters,
            "asked_by": str(export.asked_by),
            "asked_at": export.asked_at.isoformat(timespec="seconds"),
        }
        if not export.with_names:
            return Wanted(listed, columns, export.form, tagged=export.tagged, packed=export.packed, given=given)
        given |= {
            "identity_numbers": numbers,
            "recipient": export.recipient,
            "why": export.why,
            "approved_by": str(export.decided_by),
        }
        return Wanted(
            listed, columns, export.form, tagged=export.tagged, packed=export.packed, given=given,
            watermark=_watermark(export),
        )  # fmt: skip

    def given(self) -> dict[str, Any]:
        wanted, export = self.wanted, self.export
        names = [each.name for each in wanted.columns]
        return {**wanted.given, "file": self.file_name, "rows": export.rows, "columns": names}

    def kept(self) -> dict[str, Any]:
        return self.given()

    def expected(self) -> int:
        return int(self.rows.order_by().count())

    def write(self, out: Out) -> Iterator[int]:
        wanted = self.wanted
        return write(wanted, self.listed.read(self.rows, wanted.columns, self.export.asked_by), out)

    def why_not_have(self) -> Sentence:
        admitted = self.listed.admits(self.export.asked_by)
        return None if admitted else _("Whoever asked for this may not open this list any more.")

    def why_not_numbers(self, by: User) -> Sentence:
        export, shows = self.export, self.listed.shows_numbers
        if shows is None or not (shows(by, export.asked) and shows(export.asked_by, export.asked)):
            return _("Whole identity numbers are for those who work in this team, also where they approve.")
        return None


def _watermark(export: Export) -> str:
    """The sentence that names whoever received the file, in the language of who asked."""
    said = {
        "reference": export.reference, "asker": export.asked_by, "recipient": export.recipient,
        "approver": export.decided_by,
    }  # fmt: skip
    return _("%(reference)s · given to %(asker)s for %(recipient)s · approved by %(approver)s · not for others") % said
