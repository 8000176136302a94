"""What one person sees of what a caller agreed to, and of what rests on it; of what is destroyed, the tombstone."""

from functools import cached_property

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from families.consent import standing, to_share, why_not_kept, why_not_matched
from families.consent_lists import Purpose, Said
from families.erasing import Part, parts
from families.events import Event
from families.models import Consent, Erasure, Inquiry, Referral, Removal, Share, Telling, ToldAgainst
from families.retention import open_removal

# Why what is left of an inquiry stays, by the name of what is counted in the tombstone.
STAYS: dict[str, str | Promise] = {
    "moves": gettext_lazy("Moves: who decided what and when, without a word of why"),
    "attempts": gettext_lazy(
        "Attempts to reach the caller: when and with what outcome, without a word of what was said"
    ),
    "showings": gettext_lazy("Times that a number was shown: to whom, when and for which reason"),
    "checks": gettext_lazy("Failed checks of who the caller is, with the caller, who is kept with another inquiry"),
    "reports": gettext_lazy(
        "Reports of extortion: who demanded what, and by what they are known again, which warns others; without a word"
        " of what happened, the place, the advice or the person. Figures of months that are over stay as they were"
    ),
    "consents": gettext_lazy("Consents: what was agreed to, refused and withdrawn, when and how, without the words"),
}


class Agreed:
    """The consents of one inquiry, and what was passed on of it."""

    def __init__(self, inquiry: Inquiry, user: User) -> None:
        self.inquiry, self.user = inquiry, user

    @cached_property
    def consents(self) -> list[Consent]:
        """What was said last of each thing."""
        return standing(self.inquiry)

    @property
    def unasked(self) -> list[Purpose]:
        """What has to be asked of everybody, and was not yet."""
        asked = {Purpose.KEEP: self.inquiry.keep_said, Purpose.MATCH: self.inquiry.match_said}
        return [purpose for purpose, said in asked.items() if not said]

    @property
    def purposes(self) -> list[Purpose]:
        """What can be asked; not whether it may be kept, while the caller agrees to that."""
        given = {Purpose.KEEP} if self.inquiry.keep_said == Said.GIVEN else set()
        return [purpose for purpose in Purpose if purpose not in given]

    @property
    def why_not_kept(self) -> str | Promise | None:
        return why_not_kept(self.inquiry)

    @property
    def why_not_matched(self) -> str | Promise | None:
        return why_not_matched(self.inquiry)

    @cached_property
    def may_share(self) -> bool:
        """Whether a consent to share stands with anybody."""
        return bool(to_share(self.inquiry))

    @cached_property
    def shares(self) -> list[Share]:
        return list(Share.objects.visible_to(self.user).filter(inquiry=self.inquiry).for_rows().order_by("-pk"))

    @cached_property
    def referrals(self) -> list[Referral]:
        return list(Referral.objects.visible_to(self.user).filter(inquiry=self.inquiry).for_rows().order_by("-pk"))

    @cached_property
    def came_from(self) -> list[Referral]:
        """The referrals that became this inquiry."""
        return list(Referral.objects.visible_to(self.user).filter(received=self.inquiry).for_rows())

    @cached_property
    def tellings(self) -> list[Telling]:
        """Who had something that was taken back: told, or still to be told."""
        return list(Telling.objects.visible_to(self.user).filter(inquiry=self.inquiry).for_rows().order_by("pk"))

    @cached_property
    def removal(self) -> Removal | None:
        """What is proposed for a closed inquiry and waits for a second person."""
        return open_removal(self.inquiry)


class Tombstone(Agreed):
    """The page of an inquiry whose content was destroyed: the proof of it, to be read and printed."""

    @cached_property
    def erasure(self) -> Erasure:
        return Erasure.objects.visible_to(self.user).select_related("by").get(inquiry=self.inquiry)

    @property
    def removed_by(self) -> Removal | None:
        """The decision of two, where it was theirs."""
        return self.inquiry.removals.filter(confirmed_at__isnull=False).select_related("proposed_by").first()

    @property
    def destroyed(self) -> list[Part]:
        return parts(self.erasure.destroyed)

    @property
    def remains(self) -> list[tuple[int, str]]:
        """What stays, counted, with the words for it."""
        counts = self.erasure.remains
        return [(counts[name], str(words)) for name, words in STAYS.items() if counts.get(name)]

    @cached_property
    def told_against(self) -> list[ToldAgainst]:
        """Answers against the wish of who was released, for who decides on the flag; not for the paper."""
        found = ToldAgainst.objects.visible_to(self.user).filter(inquiry=self.inquiry)
        return list(found.select_related("by").order_by("pk"))

    @property
    def kept_with(self) -> list[str]:
        """References of the caller's other inquiries, with which their name and numbers are kept."""
        return list(self.erasure.remains.get("caller", []))


def events_of(inquiry: Inquiry) -> list[Event]:
    """What was agreed and passed on, for the history of an inquiry."""
    consents = inquiry.consents.for_rows()
    shares = inquiry.shares.for_rows()
    referrals = inquiry.referrals.for_rows()
    return [
        *(
            Event(each.at, str(each.by), f"{each.get_purpose_display()}: {each.get_said_display()}",
                  "info" if each.is_given else "warning", each.with_whom)
            for each in consents
        ),
        *(Event(each.sent_at, str(each.sent_by), _("Shared"), "info", each.with_whom) for each in shares),
        *(Event(each.sent_at, str(each.sent_by), _("Referred"), "info", each.with_whom) for each in referrals),
        *(Event(each.recalled_at, "", _("Taken back"), "warning", each.with_whom)
          for each in (*shares, *referrals) if each.recalled_at),
    ]  # fmt: skip


def is_over(passed: Share) -> bool:
    """Whether the clock has ended it."""
    return passed.until <= timezone.now()
