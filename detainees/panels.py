"""What upper floors show on a person's page: a list that they append to, each panel from its own `visible_to`.

# releases/panels.py, found when the application starts (DetaineesConfig.ready)
@contributes
def releases_of(detainee: Detainee, user: User) -> Panel | None: ...
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from accounts.models import User
from detainees.models import Detainee


@dataclass(frozen=True)
class Panel:
    """One panel: its title, its rows, and the template that draws them (as `rows`).

    `url` and `action` are an address and words for what can be done next, "" where nothing can; `further` has pairs of
    what can be done beside it. One that is `first` stands above what the register itself says.
    """

    title: str | Promise
    template: str
    rows: Sequence[Any]
    url: str = ""
    action: str | Promise = ""
    first: bool = False
    further: Sequence[tuple[str, str | Promise]] = ()


Contribution = Callable[[Detainee, User], Panel | None]
PANELS: list[Contribution] = []
DESK_PANELS: list[Contribution] = []  # of the duplicates desk alone, after the others


def contributes(panel: Contribution) -> Contribution:
    """Show `panel` on every person's page; it answers None to who may not see any of it."""
    PANELS.append(panel)
    return panel


def panels_of(detainee: Detainee, user: User) -> list[Panel]:
    """The panels that `user` sees on the page of `detainee`."""
    return [panel for contribution in PANELS if (panel := contribution(detainee, user)) is not None]


def contributes_to_desk(panel: Contribution) -> Contribution:
    """Show `panel` where somebody decides whether two entries are one person."""
    DESK_PANELS.append(panel)
    return panel


def desk_panels_of(detainee: Detainee, user: User) -> list[Panel]:
    """All that `user` sees of `detainee` at the duplicates desk."""
    found = [contribution(detainee, user) for contribution in (*PANELS, *DESK_PANELS)]
    return [panel for panel in found if panel is not None]
