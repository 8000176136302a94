"""What a list lets be done with rows that were picked; each floor says how, by its own workflow."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import models

from accounts.models import User


@dataclass(frozen=True)
class HandingOver:
    """Handing rows over to a colleague: to whom somebody can, and the act on one row, which answers why not.

    `act(row, to, by, sentence)` is a move of its own, with every rule of its workflow.
    """

    colleagues: Callable[[User], "models.QuerySet[User]"]
    act: Callable[[Any, User, User, str], Any]
