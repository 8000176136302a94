"""What one person sees of one statement: what it would say or says, its figures then and now, what can be done."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.models.teams import in_language
from casework.mistake import Mistake
from casework.models import moves_made
from casework.moves import Offer
from releases.models import ConfirmedCell, Statement
from releases.models.statements import LANGUAGES, OPEN, PARTS, STATEMENT, StatementCourse
from releases.statements.cells import SmallCell, small_cells
from releases.statements.composing import draft_of, title_of
from releases.statements.conditions import mistakes_in, same_figures
from releases.statements.fields import named
from releases.statements.workflow import WORK_ON, WORKFLOW, reason_of
from releases.tallies.canonical import content
from releases.tallies.comparison import RowChange, changed_rows
from releases.tallies.freezing import now, read
from releases.tallies.table import Tally


@dataclass(frozen=True)
class Event:
    """A line of the history, as `{% timeline %}` draws it."""

    when: Any
    who: str
    what: str
    kind: str
    why: str


class StatementPage:
    """The page of one statement for one person."""

    def __init__(self, statement: Statement, user: User) -> None:
        self.statement, self.user = statement, user

    @cached_property
    def document(self) -> dict[str, Any]:
        """What was published, or would be today."""
        return self.statement.published or draft_of(self.statement)

    @property
    def said(self) -> list[tuple[str, str, dict[str, Any]]]:
        """The same in both languages: code, direction, what it says."""
        return [(code, "rtl" if code == "ar" else "ltr", self.document[code]) for code in LANGUAGES]

    @property
    def title(self) -> str:
        return title_of(self.statement, in_language("ar", "en"))

    @property
    def kind(self) -> str:
        """Its number, and which correction it is."""
        return str(self.document[in_language("ar", "en")]["kind"])

    @cached_property
    def mistakes(self) -> list[Mistake]:
        """What is wrong in the texts of a draft."""
        return mistakes_in(self.statement) if self.why_not_work is None else []

    @property
    def names(self) -> list[str]:
        """Numbers that stand in its texts as parts of names."""
        texts = (self.statement.text(part, code) for code in LANGUAGES for part in ("title", *PARTS))
        return sorted({name for text in texts for name in named(text)})

    @cached_property
    def tally(self) -> Tally:
        return read(self.statement.tally)

    @cached_property
    def now(self) -> Tally:
        """The same question of now."""
        return now(self.statement.tally)

    @property
    def is_behind(self) -> bool:
        """Whether the records say something else now."""
        wanted = (*OPEN, StatementCourse.PUBLISHED)
        return self.statement.status in wanted and not same_figures(self.statement.tally.content, content(self.now))

    @property
    def changes(self) -> list[RowChange]:
        """The rows that are other ones now."""
        return changed_rows(self.tally, self.now)

    @property
    def changes_url(self) -> str:
        """The records that made the difference, each with who and why."""
        return self._changes(self.tally, None)

    @property
    def corrected_changes_url(self) -> str:
        """The records between what is corrected and this."""
        before = self.statement.corrects
        return self._changes(read(before.tally), self.tally) if before else ""

    def _changes(self, since: Tally, until: Tally | None) -> str:
        asked = {name: value for name, value in self.statement.tally.content["asked"].items() if value}
        asked["since"] = timezone.localtime(since.question.as_of).isoformat()
        if until is not None:
            asked["as_of"] = timezone.localtime(until.question.as_of).isoformat()
        return f"{reverse('tally-changes')}?{urlencode(asked)}"

    @cached_property
    def correction(self) -> Statement | None:
        """The correction of it that is in work, or that stands instead of it."""
        found = self.statement.corrections.exclude(status=StatementCourse.WITHDRAWN)
        return found.select_related("tally").order_by("-pk").first()

    @cached_property
    def small(self) -> list[tuple[SmallCell, ConfirmedCell | None]]:
        """Small numbers, each with who let it stand."""
        confirmed = {cell.place: cell for cell in ConfirmedCell.objects.of(self.statement).select_related("by")}
        return [(cell, confirmed.get(cell.place)) for cell in small_cells(self.statement)]

    @cached_property
    def why_not_work(self) -> str | None:
        return WORK_ON.why_not(self.statement, self.user)

    @cached_property
    def offers(self) -> list[Offer[Statement]]:
        """The moves that start here, open or with the sentence why not."""
        return WORKFLOW.offers(self.statement, self.user)

    @cached_property
    def history(self) -> list[Event]:
        """Every move, the newest first."""
        begun = Event(self.statement.made_at, str(self.statement.made_by), _("Written"), "draft", "")
        made = moves_made(STATEMENT, self.statement.pk)
        moves = [
            Event(
                move.at, str(move.by), str(WORKFLOW.moves[move.name].label), move.to_state,
                " – ".join(filter(None, (reason_of(move), move.sentence))),
            )
            for move in made
        ]  # fmt: skip
        return sorted([*moves, begun], key=lambda event: event.when, reverse=True)
