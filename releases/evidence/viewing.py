"""The page of one piece of evidence: what of it this person is shown."""

from functools import cached_property

from django.db.models import Count
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.access import may
from accounts.models import User
from accounts.rights import Right
from releases.evidence import vault
from releases.evidence.lists import Preparation, Purpose
from releases.evidence.preparing import told_by
from releases.models import CleanCopy, Evidence, Grid, Redaction, Transcript
from releases.models.evidence import OF_CLAIM, EvidenceQuerySet

LABELS: dict[str, Promise] = {
    "time": _("Time"),
    "place": _("Place"),
    "device": _("Device"),
    "maker": _("Maker"),
    "software": _("Program"),
    "pages": _("Pages"),
}
MOST_SHOWN = 20  # of pieces that are the same or look alike
PAGES_AT_ONCE = 20


class Viewing:
    """One piece as `user` sees it; `asked`: what is marked distressing is shown, since they asked for it."""

    def __init__(self, piece: Evidence, user: User, *, asked: bool, page: int = 1) -> None:
        self.piece, self.user, self.original = piece, user, piece.original
        self.is_shown = asked or not piece.distressing
        self.is_waiting = self.original.state == Preparation.WAITING
        self.has_failed = self.original.state == Preparation.FAILED
        self.first = max(1, page)

    @cached_property
    def copies(self) -> list[CleanCopy]:
        return list(self.original.copies.all())

    @property
    def pages(self) -> list[CleanCopy]:
        """The pages that are shown at once, as pictures."""
        return self._of(Purpose.PAGE)[self.first - 1 : self.first - 1 + PAGES_AT_ONCE]

    @property
    def written_out(self) -> list[tuple[CleanCopy, Transcript | None]]:
        """The same with what was written out of each."""
        numbers = [copy.number for copy in self.pages]
        found = Transcript.objects.visible_to(self.user).filter(evidence=self.piece, page__in=numbers).standing()
        by_page = {each.page: each for each in found.select_related("by")}
        return [(copy, by_page.get(copy.number)) for copy in self.pages]

    @cached_property
    def redactions(self) -> list[Redaction]:
        """The redacted copies that were made of its pages."""
        visible = Redaction.objects.visible_to(self.user)
        return list(visible.filter(evidence=self.piece).select_related("made_by"))

    @cached_property
    def grids(self) -> list[Grid]:
        """Its pages that are being typed as lists, here or at another piece of the same file."""
        of_file = Grid.objects.visible_to(self.user).of_file(self.piece)
        return list(of_file.annotate(typed=Count("rows"), entered=Count("rows__release")))

    @property
    def may_write_out(self) -> bool:
        return may(self.user, Right.ENTER, self.piece.claim.team)

    @property
    def texts(self) -> list[tuple[int, str]]:
        """The pages that are shown at once, as plain text with their numbers."""
        found = self._of(Purpose.TEXT)[self.first - 1 : self.first - 1 + PAGES_AT_ONCE]
        return [(copy.number, read_text(copy)) for copy in found]

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._of(Purpose.PAGE)) or len(self._of(Purpose.TEXT))

    @property
    def next(self) -> int:
        """The page with which the next ones begin; 0 where there are none."""
        following = self.first + PAGES_AT_ONCE
        return following if following <= self.count else 0

    @property
    def previous(self) -> int:
        """The page with which those before begin; 0 where there are none."""
        return max(1, self.first - PAGES_AT_ONCE) if self.first > 1 else 0

    @property
    def recording(self) -> CleanCopy | None:
        return next(iter(self._of(Purpose.RECORDING)), None)

    @property
    def document(self) -> CleanCopy | None:
        return next(iter(self._of(Purpose.DOCUMENT)), None)

    @cached_property
    def told(self) -> list[tuple[Promise, str]]:
        """What the original says of itself, for those who verify; for everybody else nothing."""
        if not may(self.user, Right.DECIDE, self.piece.claim.team):
            return []
        return [(LABELS[name], text) for name, text in told_by(self.original).items() if name in LABELS]

    @cached_property
    def same(self) -> list[Evidence]:
        """Where else, of what this person sees, the very same file was entered."""
        return list(self._others().filter(original=self.original)[:MOST_SHOWN])

    @cached_property
    def alike(self) -> list[Evidence]:
        """Where else, of what this person sees, there is a picture that looks like this one."""
        if self.original.likeness is None:
            return []
        alike = self._others().exclude(original=self.original).alike(self.original.likeness)
        return list(alike[:MOST_SHOWN])

    def _others(self) -> EvidenceQuerySet:
        others = Evidence.objects.visible_to(self.user).exclude(pk=self.piece.pk)
        return others.select_related("original", "claim__source").prefetch_related(*OF_CLAIM).order_by("-pk")

    def _of(self, purpose: Purpose) -> list[CleanCopy]:
        return [copy for copy in self.copies if copy.purpose == purpose]


def read_text(copy: CleanCopy) -> str:
    """The text of a page."""
    with vault.opened(copy) as file:
        return file.read().decode()
