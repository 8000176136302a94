"""What one person sees of one advisory: what it says, what stands, its versions, what can be done."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from casework.models import moves_made
from casework.moves import Offer
from families.advisories.workflow import WORK_ON, WORKFLOW, reason_of
from families.countries import Language
from families.events import Event
from families.models import Advisory, AdvisoryVersion
from families.models.advice import LANGUAGES
from families.models.advisories import ADVISORY, AdvisoryContent, AdvisoryCourse

RIGHT_TO_LEFT = ("ar",)


@dataclass(frozen=True)
class Wording:
    """What it says in one language."""

    language: str
    name: str
    direction: str
    title: str
    text: str


def wordings(content: AdvisoryContent) -> list[Wording]:
    """What it says, in each language that it has."""
    names = dict(Language.choices)
    return [
        Wording(
            code, str(names[code]), "rtl" if code in RIGHT_TO_LEFT else "ltr",
            getattr(content, f"title_{code}"), getattr(content, f"text_{code}"),
        )
        for code in LANGUAGES
        if getattr(content, f"text_{code}")
    ]  # fmt: skip


class AdvisoryPage:
    """The page of one advisory for one person."""

    def __init__(self, advisory: Advisory, user: User) -> None:
        self.advisory, self.user = advisory, user
        self.today: date = timezone.localdate()

    @property
    def wordings(self) -> list[Wording]:
        return wordings(self.advisory)

    @property
    def standing_wordings(self) -> list[Wording]:
        """What families read now."""
        return wordings(self.advisory.standing) if self.advisory.standing else []

    @property
    def stands(self) -> bool:
        """Whether a version of it is on the public page today."""
        standing = self.advisory.standing
        return standing is not None and standing.first_day <= self.today <= standing.last_day

    @property
    def is_behind(self) -> bool:
        """Whether what stands is not what is written here."""
        return self.advisory.standing is not None and self.advisory.status != AdvisoryCourse.PUBLISHED

    @cached_property
    def versions(self) -> list[tuple[AdvisoryVersion, list[Wording]]]:
        """What was submitted, the newest first, each with what it says."""
        found = self.advisory.versions.select_related("made_by").order_by("-number")
        return [(version, wordings(version)) for version in found]

    @cached_property
    def why_not_work(self) -> str | None:
        return WORK_ON.why_not(self.advisory, self.user)

    @cached_property
    def offers(self) -> list[Offer[Advisory]]:
        """The moves that start here, open or with the sentence why not."""
        return WORKFLOW.offers(self.advisory, self.user)

    @cached_property
    def history(self) -> list[Event]:
        """Every move, the newest first."""
        begun = Event(self.advisory.made_at, str(self.advisory.made_by), _("Written"), "draft", "")
        made = moves_made(ADVISORY, self.advisory.pk)
        moves = [
            Event(
                move.at, str(move.by), str(WORKFLOW.moves[move.name].label), move.to_state,
                " – ".join(filter(None, (reason_of(move), move.sentence))),
            )
            for move in made
        ]  # fmt: skip
        return sorted([*moves, begun], key=lambda event: event.when, reverse=True)
