"""A fault that is planted: tests/faults/planted.py lists them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """`text` of `file`, which stands there once, is replaced by `instead`; each test of `red` has to fail then."""

    what: str
    file: str
    text: str
    instead: str
    red: tuple[str, ...]

    @property
    def in_database(self) -> bool:
        """Whether it comes into effect with a database that is made anew."""
        return "/migrations/" in self.file or self.file.endswith(".sql")
