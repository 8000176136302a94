"""Message catalogues: `django.po` is kept, `django.mo` is made of it when it is newer; no system tool is needed."""

from pathlib import Path
from tempfile import NamedTemporaryFile

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from config.embedded.terminal import Trouble


def compile_newer(locale: Path) -> int:
    """Compile the catalogues below `locale` that are newer than what was made of them; how many."""
    newer = [file for file in locale.glob("*/LC_MESSAGES/*.po") if _is_newer(file, file.with_suffix(".mo"))]
    for file in newer:
        try:
            _compile(file)
        except OSError as error:
            raise Trouble(f"The translations of {file} cannot be compiled beside it: {error.strerror}.") from None
    return len(newer)


def _compile(file: Path) -> None:
    """Beside it and under a name of its own, for another command may compile it at the same time."""
    with file.open("rb") as source, NamedTemporaryFile(dir=file.parent, suffix=".mo.new", delete=False) as target:
        new = Path(target.name)
        new.chmod(0o644)
        write_mo(target, read_po(source, locale=file.parts[-3]))
    new.replace(file.with_suffix(".mo"))


def _is_newer(source: Path, made: Path) -> bool:
    return not made.exists() or source.stat().st_mtime > made.stat().st_mtime
