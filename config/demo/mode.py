"""The mark of demo mode in the data folder, which script/run reads too: the password, and whether all is made."""

from dataclasses import dataclass
from typing import Self

from django.conf import settings

from config.embedded import places
from config.embedded.places import Places
from config.embedded.preparation import password


@dataclass(frozen=True)
class DemoMode:
    """What `<data>/demo` says."""

    password: str
    complete: bool

    @classmethod
    def read(cls) -> Self | None:
        """The mark, or None where there is no demo."""
        try:
            found = places.read(_folder().demo)
        except FileNotFoundError:
            return None
        return cls(str(found["password"]), bool(found.get("complete")))

    @classmethod
    def begin(cls) -> Self:
        """Enter demo mode, with a password drawn for this data folder."""
        mode = cls(password(), False)
        mode.write()
        return mode

    @staticmethod
    def leave() -> None:
        """Leave demo mode for good: script/run makes no demo in this folder again."""
        folder = _folder()
        folder.demo.unlink(missing_ok=True)
        if folder.description.exists():
            folder.decide_demo(False)

    def write(self) -> None:
        places.write_private(_folder().demo, {"password": self.password, "complete": self.complete})


def _folder() -> Places:
    return Places(settings.DATA_DIR)
