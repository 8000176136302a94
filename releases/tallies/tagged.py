"""A tally for exchanges of humanitarian data: with a line of HXL hashtags, P-codes of OCHA, and its description.

It has no TOTAL, because whoever adds up the column would count everybody twice, and each row says of which moment it is
and how its number is to be read. The CSV of docs/tallies.md stays as it is: this is another file.
"""

import hashlib
import io
import zipfile

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from casework.exports.columns import Column
from casework.exports.formats import Format
from casework.exports.package import Data, datapackage
from casework.sheets import Line, to_csv
from releases.tallies.files import names
from releases.tallies.table import Row, Tally

COLUMNS = (
    Column("governorate_code", _("Governorate"), "", _("ISO 3166-2 code, SEVERAL or UNKNOWN"), tag="#adm1+code+v_iso"),
    Column("governorate_pcode", _("P-code of the governorate"), "", _("P-code of OCHA"), tag="#adm1+code"),
    Column("governorate", _("Name in English"), "", _("as it is printed"), tag="#adm1+name+i_en"),
    Column("governorate_ar", _("Name in Arabic"), "", _("as it is printed"), tag="#adm1+name+i_ar"),
    Column(
        "releases", _("Released"), "", _("people in verified releases"), type="integer", tag="#affected+released",
    ),
    Column(
        "in_groups", _("In groups without names"), "", _("of these"), type="integer", tag="#affected+released+unnamed"
    ),
    Column("bound", _("How sure the number is"), "", _("exactly, at-least or about"), tag="#meta+bound"),
    Column("as_of", _("As of"), "", _("the moment up to which is counted"), type="datetime", tag="#date+as_of"),
)  # fmt: skip


def tagged_lines(tally: Tally) -> list[Line]:
    """Names of the columns, hashtags, and the rows that have anybody."""
    head: list[Line] = [[each.name for each in COLUMNS], [each.tag for each in COLUMNS]]
    return [*head, *(_line(row, tally) for row in tally.rows)]


def _line(row: Row, tally: Tally) -> Line:
    pcode = row.places[0].pcode if len(row.places) == 1 else ""
    moment = timezone.localtime(tally.question.as_of).isoformat()
    return [row.code, pcode, *names(row), row.people, row.count.in_groups, row.count.bound, moment]


def tagged_csv(tally: Tally) -> str:
    """The rows with their hashtags; for programs, without a byte order mark."""
    return to_csv(tagged_lines(tally))


def package_of(tally: Tally, name: str) -> bytes:
    """A .zip: the rows with their hashtags in `name`.csv, and a datapackage.json (Frictionless) that describes them."""
    data = tagged_csv(tally).encode()
    described = Data(
        name=f"{name}.csv",
        title=_("Released people by governorate"),
        says=_("Verified releases, one line for each governorate from which anybody was released."),
        form=Format.CSV_PROGRAM,
        columns=COLUMNS,
        tagged=True,
        marked=False,
        rows=len(tally.rows),
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(described.name, data)
        archive.writestr("datapackage.json", datapackage(described, timezone.now()))
    return out.getvalue()
