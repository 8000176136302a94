"""What may be told of sources in one case file, and what of their words and files."""

from collections import Counter
from collections.abc import Collection, Iterable
from functools import cached_property

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from releases.case_files.hiding import Hidden
from releases.case_files.saying import Aliases, typed
from releases.lists import CiteConsent, ClaimState
from releases.models import Claim, Evidence, Source
from releases.models.case_files import LeftOut

CITED = (CiteConsent.WITHOUT_NAME, CiteConsent.WITH_NAME)
NOT_CITED: dict[str, Promise] = {
    LeftOut.NO_CONSENT: gettext_lazy(
        "Its words are left out: the source was not asked for consent to cite, or refused."
    ),
    LeftOut.WITHDRAWN: gettext_lazy("Its words are left out: the source took them back."),
}


def may_be_named(claim: Claim) -> bool:
    """Whether its source may be cited with the name: it was asked, and did not take it back."""
    return claim.cite == CiteConsent.WITH_NAME and claim.state != ClaimState.WITHDRAWN


def why_not_cited(claim: Claim) -> str:
    """Why words and files of a claim stay here, as a code of `LeftOut`; "" where they may leave."""
    if claim.state == ClaimState.WITHDRAWN:
        return LeftOut.WITHDRAWN.value
    return "" if claim.cite in CITED else LeftOut.NO_CONSENT.value


class Teller:
    """What one case file may tell: to a reader who gets what `user` may give, with or without who the sources are.

    `claims` are all of which it tells, `behind` those to which they go back, `own` the names of whom it is about. Who a
    source is stands in it where that was approved and every claim of its voice may be cited with the name; of all
    others their code, and within what was said nothing.
    """

    def __init__(
        self, user: User, claims: Collection[Claim], *, sources: bool, numbers: bool, behind: Iterable[Claim] = (),
        own: Iterable[str] = (),
    ) -> None:  # fmt: skip
        self.user, self.claims, self.numbers, self._own = user, list(claims), numbers, list(own)
        self._sources = {claim.source_id: claim.source for claim in (*self.claims, *behind)}
        self.alias = Aliases()
        unnamed = {claim.source.voice for claim in claims if not may_be_named(claim)}
        self._named = {claim.source.voice for claim in claims} - unnamed if sources else set()
        self.order = {claim.pk: number for number, claim in enumerate(self.claims, start=1)}

    def names(self, claim: Claim) -> bool:
        """Whether it tells who the source of this claim is."""
        return claim.source.voice in self._named

    def source(self, claim: Claim) -> str:
        """The source of a claim: who it is, or its code."""
        name = claim.source.identity.name if self.names(claim) else ""
        return f"{typed(name)} ({claim.source.reference})" if name else str(claim.source.reference)

    def said(self, text: object) -> str:
        """What somebody said, without the names of sources that are not told."""
        return typed(self._hidden.left_out(str(text), _("[name left out]")))

    @cached_property
    def _hidden(self) -> Hidden:
        """The names of those of its sources, and of all that are one voice with them, that are not told."""
        one = Q(merged_into__in=self._sources)
        one |= Q(pk__in=[each.merged_into_id for each in self._sources.values() if each.merged_into_id])
        one |= Q(owner_digest__in=[each.owner_digest for each in self._sources.values() if each.owner_digest])
        alike = Source.objects.visible_to(self.user).filter(one).select_related("merged_into")
        hidden = [each for each in (*self._sources.values(), *alike) if each.voice not in self._named]
        return Hidden((name for each in hidden for name in (each.identity.name, each.identity.owner)), self._own)

    @cached_property
    def pieces(self) -> list[Evidence]:
        """The files of these claims, in their order."""
        visible = Evidence.objects.visible_to(self.user).filter(claim__in=self.claims).whole()
        return sorted(
            visible.prefetch_related("original__copies"), key=lambda piece: (self.order[piece.claim_id], piece.pk)
        )

    def left_out(self) -> Iterable[str]:
        """Sentences on what of these claims is left out, with how many."""
        found = Counter(filter(None, map(why_not_cited, self.claims)))
        if number := found[LeftOut.NO_CONSENT.value]:
            yield _(
                "Words and files of claims whose sources were not asked for consent to cite, or refused it: %(number)s."
            ) % {"number": number}
        if number := found[LeftOut.WITHDRAWN.value]:
            yield _("Words and files of claims that their sources took back: %(number)s.") % {"number": number}
