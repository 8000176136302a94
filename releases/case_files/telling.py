"""What may be told of sources in one case file, and what of their words and files."""

import re
from collections import Counter
from collections.abc import Collection, Iterable
from functools import cached_property

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from releases.case_files.saying import Aliases, typed
from releases.lists import CiteConsent, ClaimState
from releases.models import Claim, Evidence
from releases.models.case_files import LeftOut

CITED = (CiteConsent.WITHOUT_NAME, CiteConsent.WITH_NAME)
NOT_CITED: dict[str, Promise] = {
    LeftOut.NO_CONSENT: gettext_lazy(
        "Its words are left out: the source was not asked for consent to cite, or refused."
    ),
    LeftOut.WITHDRAWN: gettext_lazy("Its words are left out: the source took them back."),
}
_SHORTEST = 3  # letters of a name that is looked for in texts


def why_not_cited(claim: Claim) -> str:
    """Why words and files of a claim stay here, as a code of `LeftOut`; "" where they may leave."""
    if claim.state == ClaimState.WITHDRAWN:
        return LeftOut.WITHDRAWN.value
    return "" if claim.cite in CITED else LeftOut.NO_CONSENT.value


def _as_said(name: str) -> re.Pattern[str]:
    """A name within a text; a single word is none within another word."""
    written = re.escape(name)
    return re.compile(written if " " in name else rf"(?<!\w){written}(?!\w)", re.IGNORECASE)


class Teller:
    """What one case file may tell: to a reader who gets what `user` may give, with or without who the sources are.

    `claims` are all of which it tells. Who a source is stands in it where that was approved and each of these claims
    may be cited with the name; of all others their code, also within what was said.
    """

    def __init__(self, user: User, claims: Collection[Claim], *, sources: bool, numbers: bool) -> None:
        self.user, self.claims, self.numbers = user, list(claims), numbers
        self.alias = Aliases()
        unnamed = {claim.source_id for claim in claims if claim.cite != CiteConsent.WITH_NAME}
        self._named = {claim.source_id for claim in claims} - unnamed if sources else set()
        self.order = {claim.pk: number for number, claim in enumerate(self.claims, start=1)}

    def source(self, claim: Claim) -> str:
        """The source of a claim: who it is, or its code."""
        name = claim.source.identity.name if claim.source_id in self._named else ""
        return f"{typed(name)} ({claim.source.reference})" if name else str(claim.source.reference)

    def said(self, text: object) -> str:
        """What somebody typed, without the names of sources that are not told."""
        shown = str(text)
        for name, code in self._hidden:
            shown = name.sub(code, shown)
        return typed(shown)

    @cached_property
    def _hidden(self) -> list[tuple[re.Pattern[str], str]]:
        """By what a source that is not named is found in a text, and its code; the longest first."""
        sources = {claim.source_id: claim.source for claim in self.claims if claim.source_id not in self._named}
        found = [
            (name, str(source.reference))
            for source in sources.values()
            for name in (source.identity.name, source.identity.owner)
            if len(name) >= _SHORTEST
        ]
        found.sort(key=lambda each: len(each[0]), reverse=True)
        return [(_as_said(name), code) for name, code in found]

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
