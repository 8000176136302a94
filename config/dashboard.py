"""The first page: what waits for this person, by the rights that they hold. Each figure leads to the list behind it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from django.db.models import Count, Min, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from accounts.access import SIGNED_IN, may, rule, signed_in
from accounts.models import User
from accounts.people import Change, links_visible_to, recent_changes_of, waiting_for
from accounts.people import told as told_of_accounts
from accounts.rights import Right
from casework.begun import Line, lines_of
from casework.exports.page import waiting_exports
from casework.models import Draft
from config import health
from config.notices.looking import first_unread
from config.notices.told import Told
from config.waiting import Counting, WaitingFor
from detainees.desk.waiting import waiting_at_desk
from families.models import Inquiry
from families.quarantine.page import waiting_for as written_to_desk
from families.waiting import back_at_desk, overdue_at_desk, removals_at_desk
from releases.figures.waiting import waiting_on_board
from releases.findings.waiting import waiting_findings
from releases.followup import to_ask
from releases.models import Flag, LedgerEntry, Release, Wave
from releases.models.releases import ReleaseQuerySet, Status
from releases.statements.waiting import returned, to_be_corrected, to_be_decided
from releases.suspicion.inbox import waiting_in_inbox
from releases.suspicion.page import Sign, signs
from releases.tallies.counting import count
from releases.tallies.question import Question
from releases.today import today

SHOWN = 5
LOOKED_THROUGH = 25  # of the queue, for what a flag stops: its first page
LATELY = timedelta(days=7)


@dataclass(frozen=True)
class Figure:
    """A number that leads to its records. `since` is how long the oldest of them has waited."""

    label: str | Promise
    value: int
    url: str
    urgent: bool = False
    since: datetime | None = None
    own: int = 0
    more: bool = False  # than `value`


class Dashboard:
    """What one person sees on the first page."""

    def __init__(self, user: User) -> None:
        self.user = user
        self.enters = may(user, Right.ENTER)
        self.decides = may(user, Right.DECIDE)

    @cached_property
    def figures(self) -> list[Figure]:
        return [
            *self._own_work(),
            *self._to_decide(),
            *self._families(),
            *self._people(),
            *self._statements(),
            *self._board(),
            *self._known(),
            *self._installation(),
        ]

    def _own_work(self) -> Iterator[Figure]:
        """Of one's own releases, those that are not decided."""
        if not self.enters:
            return
        mine = Release.objects.visible_to(self.user, in_work=True).filter(owner=self.user).order_by()
        counts: dict[str, int] = dict(mine.values_list("status").annotate(Count("pk")))
        for status, label, urgent in (
            (Status.RETURNED, _("Returned to me"), True),
            (Status.DRAFT, _("My drafts"), False),
            (Status.SUBMITTED, _("Submitted by me, not decided"), False),
        ):
            number = counts.get(status, 0)
            yield Figure(label, number, f"/releases/?status={status}&mine=on", urgent=urgent and number > 0)
        teams = Release.objects.visible_to(self.user, in_work=True).entered_by_teams_of(self.user)
        number = to_ask(teams, today()).order_by().count()
        yield Figure(_("To be asked how they are"), number, reverse("releases:agenda"), urgent=number > 0)

    def _to_decide(self) -> Iterator[Figure]:
        if self.decides:
            waiting = self.queue.order_by().with_own_part(self.user)
            found = waiting.aggregate(
                number=Count("pk"), oldest=Min("status_since"), own=Count("pk", filter=Q(own_part=True))
            )
            number, own = found["number"], found["own"]
            yield Figure(_("To be verified"), number, "/releases/queue/", number > own, found["oldest"], own)
            known = waiting_findings(self.user)
            address = f"{reverse('releases:findings')}?waiting=on"
            yield Figure(_("Sightings and fates to be verified"), known, address, urgent=known > 0)
            yield self._as_in_the_menu(_("Likely duplicates"), waiting_at_desk, reverse("duplicates:list"))
            yield self._as_in_the_menu(_("Flags"), waiting_in_inbox, reverse("flags:inbox"))

    def _as_in_the_menu(self, label: Promise, count: Counting, url: str) -> Figure:
        """What stands beside an entry of the menu."""
        found = self._waiting.of(count)
        return Figure(label, found.number, url, urgent=found.number > 0, more=found.more)

    @cached_property
    def _waiting(self) -> WaitingFor:
        return WaitingFor(self.user)

    def _families(self) -> Iterator[Figure]:
        """What waits at one's desks: of some only where there is any; and the inquiries that are one's own."""
        if may(self.user, Right.TAKE_INQUIRIES):
            desk = reverse("families:desk")
            late = _("Callers to be contacted, overdue")
            yield self._as_in_the_menu(late, overdue_at_desk, f"{desk}?status=overdue")
            for label, count, url in (
                (_("Came back to us"), back_at_desk, reverse("families:waiting", args=["back"])),
                (
                    _("A removal waits for you, as the second person"),
                    removals_at_desk,
                    reverse("families:waiting", args=["removals"]),
                ),
                (_("From the public page"), written_to_desk, reverse("families:intakes")),
            ):
                figure = self._as_in_the_menu(label, count, url)
                if figure.value:
                    yield figure
            mine = Inquiry.objects.visible_to(self.user).open().filter(owner=self.user).order_by().count()
            yield Figure(_("My open inquiries"), mine, f"{desk}?mine=on")

    def _people(self) -> Iterator[Figure]:
        """Roles, links and exports that wait for a second person, and invitations not yet taken up."""
        if may(self.user, Right.APPROVE_EXPORTS):
            waits = self._as_in_the_menu(_("Exports to approve"), waiting_exports, reverse("exports:list"))
            if waits.value:
                yield waits
        if may(self.user, Right.CONFIRM_ROLES):
            number = waiting_for(self.user)
            yield Figure(_("Roles and links to confirm"), number, reverse("people-to-confirm"), urgent=number > 0)
        if may(self.user, Right.ADMINISTER):
            yield Figure(_("Invitations not taken up"), links_visible_to(self.user).open().count(), reverse("people"))

    def _statements(self) -> Iterator[Figure]:
        """Statements that others wrote, and corrections that the records ask for: only where there are any."""
        if may(self.user, Right.DRAFT_STATEMENTS):
            for label, count in (
                (_("Statements to approve or publish"), to_be_decided),
                (_("Corrections to be written"), to_be_corrected),
                (_("Statements returned to me"), returned),
            ):
                figure = self._as_in_the_menu(label, count, reverse("statements"))
                if figure.value:
                    yield figure

    def _board(self) -> Iterator[Figure]:
        """Figures and explanations of the board that wait for a second person: only where there are any."""
        if may(self.user, Right.PUBLISH_FIGURES):
            figure = self._as_in_the_menu(
                _("Figures to publish or confirm"), waiting_on_board, reverse("figures:board")
            )
            if figure.value:
                yield figure

    def _known(self) -> Iterator[Figure]:
        """What is verified: lately, and of the wave in which something became known last."""
        if may(self.user, Right.SEE_VERIFIED):
            number = self.lately.filter(last_verified_at__gte=timezone.now() - LATELY).order_by().count()
            yield Figure(_("Verified in the last seven days"), number, "/releases/?scope=verified")
        if may(self.user, Right.SEE_TALLIES):
            yield from self._newest_wave()

    def _newest_wave(self) -> Iterator[Figure]:
        entries = LedgerEntry.objects.visible_to(self.user)
        newest = entries.exclude(wave="").order_by("-at").values_list("wave", "at").first()
        if newest is not None:
            code, moment = newest
            question = Question(as_of=moment, wave=code)
            wave = Wave.objects.visible_to(self.user).get(pk=code)
            yield Figure(str(wave), count(entries, question).total.people, f"{reverse('tallies')}?wave={code}")

    def _installation(self) -> Iterator[Figure]:
        if may(self.user, Right.ADMINISTER):
            failing = sum(not part.works for part in health.examine())
            yield Figure(_("Parts of the installation that do not work"), failing, "/healthz", urgent=failing > 0)

    @cached_property
    def changes(self) -> list[Change]:
        """What others did to this person's account and roles, and who joined or left their teams."""
        return [told_of_accounts(change, self.user) for change in recent_changes_of(self.user)[:SHOWN]]

    @property
    def queue(self) -> ReleaseQuerySet:
        """Submitted releases that this person decides on, those that wait longest first."""
        return Release.objects.visible_to(self.user, in_work=True).decidable_by(self.user).awaiting()

    @property
    def lately(self) -> ReleaseQuerySet:
        """What counts now, the newest verdicts first."""
        return Release.objects.visible_to(self.user).counted().order_by("-last_verified_at")

    @cached_property
    def longest_waiting(self) -> list[Release]:
        """The first of the queue that are this person's to decide."""
        if not self.decides:
            return []
        rows = self.queue.for_rows(at_work=True, also=("status_since", "last_verified_at"))
        return list(rows.with_own_part(self.user).filter(Q(own_part=False))[:SHOWN])

    @cached_property
    def blocked(self) -> list[tuple[Release, list[Sign]]]:
        """Of those that wait longest, the ones that a flag stops: somebody has to resolve it first."""
        if not self.decides or not Flag.objects.decidable_by(self.user).blocking().exists():
            return []
        first = {release.pk: release for release in self.queue.for_rows(at_work=True)[:LOOKED_THROUGH]}
        flags = Flag.objects.visible_to(self.user).blocking().filter(release__in=first)
        found: dict[int, list[Sign]] = {}
        for sign in signs(flags.with_subjects().order_by("pk"), self.user):
            found.setdefault(sign.of_flag.release_id or 0, []).append(sign)
        return [(release, found[pk]) for pk, release in first.items() if pk in found][:SHOWN]

    @cached_property
    def verified_lately(self) -> list[Release]:
        """For those who answer families and write: the newest of what counts."""
        if self.enters or not may(self.user, Right.SEE_VERIFIED):
            return []
        return list(self.lately.select_related("verified_revision__detainee")[:SHOWN])

    @cached_property
    def _begun(self) -> list[Line]:
        return lines_of(Draft.objects.visible_to(self.user)[: SHOWN + 1])

    @property
    def begun(self) -> list[Line]:
        """What this person has begun and not sent, kept last first."""
        return self._begun[:SHOWN]

    @property
    def more_begun(self) -> bool:
        """Whether there is more of it."""
        return len(self._begun) > SHOWN

    @cached_property
    def told(self) -> list[Told]:
        """The newest notices not yet put aside, on records that this person may still open."""
        return first_unread(self.user, SHOWN)


@rule(SIGNED_IN)
@require_GET
def dashboard(request: HttpRequest) -> HttpResponse:
    """What waits for me."""
    return render(request, "dashboard.html", {"dashboard": Dashboard(signed_in(request))})
