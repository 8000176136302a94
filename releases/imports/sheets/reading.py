"""What kind of file it is, by its first bytes and by what it holds; never by its name."""

from typing import IO

from releases.imports.sheets import book, text
from releases.imports.sheets.answering import Refused

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


def read(file: IO[bytes], encoding: str = "", separator: str = "", sheet: str = "") -> None:
    """Answer with the lines of the file; what is not said (`sheet` by its name) is found out. Raises Refused."""
    begins = file.read(4)
    file.seek(0)
    if not begins:
        raise Refused("empty")
    if begins.startswith(_OLE):
        raise Refused("old-workbook")  # also one that is locked by a password
    if begins.startswith(_ZIP):
        book.read(file, sheet)
    else:
        text.read(file, encoding, separator)
