"""What one person sees of bad news on its way to a family, and which of its steps are open to them."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import BigIntegerField, Func, Value

from accounts.access import may
from accounts.models import User
from accounts.rights import Right
from families.disclosure import identity_in
from families.dossier import Card, InquiryDossier
from families.lists import IdentityCheck, Relationship
from families.models import BadNews, Signature
from families.models.news import SIGNATURES
from families.news import gate
from releases.models import Wish


@dataclass(frozen=True)
class NewsPage:
    """Who signs sees the words and what they stand on; of the inquiry and the caller, those of its desk alone."""

    news: BadNews
    user: User

    @property
    def cards(self) -> list[Card]:
        """How the caller is reached, for who tells them."""
        return InquiryDossier(self.news.inquiry, self.user).cards

    @property
    def at_desk(self) -> bool:
        return may(self.user, Right.TAKE_INQUIRIES, self.news.inquiry.team)

    @cached_property
    def signatures(self) -> list[Signature]:
        return list(self.news.signatures.select_related("by").order_by("pk"))

    @property
    def lacking(self) -> int:
        """How many signatures are missing."""
        return max(0, SIGNATURES - len(self.signatures))

    @property
    def relationship(self) -> str:
        """What the caller is to the person, by their word; who they are is not said here."""
        return str(Relationship(self.news.inquiry.relationship).label)

    @cached_property
    def identity(self) -> str:
        """How it was checked who they are, as far as it counts for this person."""
        return str(IdentityCheck(identity_in(self.news.inquiry)).label)

    @cached_property
    def wish(self) -> Wish | None:
        """The wish of the person, which binds for a living one."""
        binding = Func(Value(self.news.detainee_id), function="wish_binding", output_field=BigIntegerField())
        return Wish.objects.filter(pk=binding).first()

    @cached_property
    def over(self) -> gate.Sentence:
        """Why it goes no further; None while it waits."""
        return gate.why_not_go_on(self.news)

    @cached_property
    def stands(self) -> bool:
        return gate.still_stands(self.news)

    @cached_property
    def why_not_sign(self) -> gate.Sentence:
        return gate.why_not_sign(self.news, self.user)

    @cached_property
    def why_not_work(self) -> gate.Sentence:
        return gate.why_not_work(self.news, self.user)

    @cached_property
    def why_not_tell(self) -> gate.Sentence:
        return gate.why_not_tell(self.news, self.user)

    @cached_property
    def why_not_drop(self) -> gate.Sentence:
        return gate.why_not_drop(self.news, self.user)
