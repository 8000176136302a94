"""What one person sees of one report of extortion: what was said, the ends of its identifiers, what was done."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from accounts.access import may
from accounts.models import User
from accounts.rights import Right
from casework.models import moves_made
from casework.moves import Offer
from casework.reachable import digits_of
from casework.sealed import NotSealedHere, opened
from detainees import telephones
from detainees.identifiers import Identifier, read_identifier
from detainees.lists import IdentifierKind
from detainees.models import Detainee
from families.countries import COUNTRIES
from families.events import Event, from_to
from families.known import reports_with
from families.models import ExtortionIdentifier, ExtortionReport, IdentifierShown
from families.models.extortion import REPORT
from families.reporting import WORK_ON, WORKFLOW, reason_of, why_not_change


@dataclass(frozen=True)
class Line:
    """An identifier as a page shows it: its kind and the end of it."""

    row: ExtortionIdentifier
    ending: str
    unreadable: bool = False


def line_of(row: ExtortionIdentifier) -> Line:
    """The end of an identifier; nothing of one that does not open with the keys of this installation."""
    try:
        return Line(row, masked(row, opened(row, "text")))
    except NotSealedHere:
        return Line(row, "•••", unreadable=True)


def masked(row: ExtortionIdentifier, text: str) -> str:
    """As little as tells one from another: of a number its country and end, of anything else how it begins."""
    if row.kind == IdentifierKind.NUMBER:
        number = number_of(row, text)
        return telephones.ending(number) if number else "•••"
    shown = text.lstrip("@")
    return f"{shown[:2]}•••" if len(shown) > 3 else "•••"


def number_of(row: ExtortionIdentifier, text: str) -> str:
    """The number with its country's code, as it was read when it was given; kept is what was said, and a digest.

    Said without a code it was read as one of the country that was named, which the digest knows again.
    """
    for country in ("", *COUNTRIES):
        read = read_identifier(row.kind, text, country)
        if isinstance(read, Identifier) and read.digest == row.digest:
            return read.text
    return ""


def whole(row: ExtortionIdentifier, text: str) -> str:
    """The whole identifier as it is shown: as it was said, but a number never without its country's code."""
    if row.kind != IdentifierKind.NUMBER or digits_of(text).startswith(("+", "00")):
        return text
    number = number_of(row, text)
    return telephones.written(number) if number else text


class ReportDossier:
    """The page of one report for one person."""

    def __init__(self, report: ExtortionReport, user: User) -> None:
        self.report, self.user = report, user

    @cached_property
    def identifiers(self) -> list[Line]:
        return [line_of(row) for row in self.report.identifiers.order_by("pk")]

    @cached_property
    def others(self) -> list[ExtortionReport]:
        """The other reports at one's desks that name one of them."""
        return reports_with(self.report, ExtortionReport.objects.visible_to(self.user).listed())

    @cached_property
    def person(self) -> Detainee | None:
        """The person on the register, if one is named and this reader may open them."""
        if self.report.detainee_id is None:
            return None
        visible = Detainee.objects.visible_to(self.user).listed()
        named = visible.filter(pk=self.report.detainee_id).first()
        return named and visible.filter(pk=named.standing_id).first()

    @property
    def may_show(self) -> bool:
        return may(self.user, Right.SHOW_CALLERS, self.report.team)

    @cached_property
    def why_not_change(self) -> str | Promise | None:
        return why_not_change(self.report, self.user)

    @cached_property
    def why_not_work(self) -> str | None:
        return WORK_ON.why_not(self.report, self.user)

    @cached_property
    def offers(self) -> list[Offer[ExtortionReport]]:
        """The moves that start here, open or with the sentence why not."""
        return [offer for offer in self._offers if not offer.move.own_page]

    @property
    def may_hand_over(self) -> bool:
        """Whether this reader lets a colleague go on with it."""
        return any(offer.move.own_page and offer.why_not is None for offer in self._offers)

    @cached_property
    def _offers(self) -> list[Offer[ExtortionReport]]:
        return WORKFLOW.offers(self.report, self.user)

    @cached_property
    def history(self) -> list[Event]:
        """Moves and showings, the newest first."""
        taken = Event(self.report.made_at, str(self.report.made_by), _("Reported"), "new", "")
        return sorted([*self._moves(), *self._showings(), taken], key=lambda event: event.when, reverse=True)

    def _moves(self) -> list[Event]:
        made = moves_made(REPORT, self.report.pk)
        handed = {each.revision: each for each in self.report.hand_overs.select_related("giver", "to")}
        return [
            Event(
                move.at, str(move.by), str(WORKFLOW.moves[move.name].label), move.to_state,
                " – ".join(filter(None, (reason_of(move), from_to(handed.get(move.revision)), move.sentence))),
            )
            for move in made
        ]  # fmt: skip

    def _showings(self) -> list[Event]:
        shown = IdentifierShown.objects.visible_to(self.user).filter(identifier__report=self.report)
        return [
            Event(each.at, str(each.by), _("Was shown an identifier"), "info", str(each.get_reason_display()))
            for each in shown.select_related("by")
        ]
