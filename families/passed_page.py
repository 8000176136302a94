"""What one person sees of one referral: what was passed on, as long as it is under way, and how it stands."""

from functools import cached_property

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.models import User
from casework.moves import Offer
from families.content import Shown, sent_with, shown
from families.events import Event
from families.models import Inquiry, Referral
from families.referring import WORKFLOW, moves_of, reason_of
from families.sharing import may_send, why_not_recall


class ReferralPage:
    """The page of one referral for one person."""

    def __init__(self, referral: Referral, user: User) -> None:
        self.referral, self.user = referral, user

    @cached_property
    def sender(self) -> bool:
        """Whether this reader is of the desk that sent it."""
        return may_send(self.user, self.referral)

    @cached_property
    def shown(self) -> Shown:
        """What was passed on; nothing when it is over or taken back."""
        return shown(sent_with(self.referral), self.referral.fields) if self.referral.is_under_way else []

    @property
    def note(self) -> str:
        return self.referral.note if self.referral.is_under_way or self.sender else ""

    @property
    def in_both(self) -> list[tuple[str, Shown, str]]:
        """For the sheet: language, what was passed on, and for what, in Arabic and in English."""
        return [self._in("ar"), self._in("en")]

    def _in(self, language: str) -> tuple[str, Shown, str]:
        with override(language):
            return (
                language,
                shown(sent_with(self.referral), self.referral.fields),
                str(self.referral.get_kind_display()),
            )

    @cached_property
    def offers(self) -> list[Offer[Referral]]:
        return WORKFLOW.offers(self.referral, self.user)

    @property
    def why_not_recall(self) -> str | Promise | None:
        return why_not_recall(self.referral, self.user)

    @cached_property
    def received(self) -> Inquiry | None:
        """The inquiry that it became, for those of that desk."""
        if self.referral.received_id is None:
            return None
        return Inquiry.objects.visible_to(self.user).filter(pk=self.referral.received_id).first()

    @cached_property
    def history(self) -> list[Event]:
        """From when it was sent, the newest first."""
        first = Event(self.referral.sent_at, str(self.referral.sent_by), _("Sent"), "info", "")
        moved = [
            Event(made.at, str(made.by), str(WORKFLOW.moves[made.name].label), "info",
                  " – ".join(filter(None, (reason_of(made), made.sentence))))
            for made in moves_of(self.referral)
        ]  # fmt: skip
        back = self.referral.recalled_at
        recalled = [Event(back, str(self.referral.recalled_by), _("Taken back"), "warning", "")] if back else []
        return sorted([first, *moved, *recalled], key=lambda event: event.when, reverse=True)
