"""Telling a caller: what stands is asked once more under the locks, quoted, and kept; nothing is sent by anything.

The order of locks: the inquiry, the person, the release. Who disputes the release, writes down another wish or verifies
what is worse waits for the answer, or the answer finds it changed and is refused; PostgreSQL asks the same
(families/sql/answers.sql).
"""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import BigIntegerField, BooleanField, F, Func, Value
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.acting import acting
from accounts.models import User
from casework.moves import Given, Refusal
from detainees.models import Detainee
from families.consent import why_not_told
from families.disclosure import Hearing, Hears, hearing, identity_in
from families.drafting import draft, no_more
from families.leaving_messages import ASK_TWICE, cards_of, tells_against
from families.lists import Told
from families.models import Answer, Inquiry
from families.models.inquiries import Course
from families.taking import change_inquiry
from families.workflow import WORK_ON, WORKFLOW
from releases.lists import Mode
from releases.models import Release, Revision, Wish
from releases.models.releases import ReleaseQuerySet

WORSE = Func(F("pk"), function="worse_since", output_field=BooleanField())
_FREED = [mode.value for mode in Mode if mode.counted]
STALE = _("What stands has changed since you opened the page. Look at it again, then answer.")
SHOWN = 10


def releases_for(inquiry: Inquiry, user: User) -> ReleaseQuerySet:
    """The verified releases of the person of an inquiry that `user` may open; the latest first."""
    person = inquiry.detainee_id and Detainee.objects.visible_to(user).filter(pk=inquiry.detainee_id).first()
    if not person:
        return Release.objects.none()
    entries = Detainee.objects.visible_to(user).one_with(person).values("pk")
    found = Release.objects.visible_to(user).counted().filter(verified_revision__detainee__in=entries)
    freed = found.filter(verified_revision__mode__in=_FREED).select_related("verified_revision")
    return freed.order_by("-verified_revision__date_latest", "-pk")


@dataclass(frozen=True)
class Situation:
    """What can be told in one inquiry at this moment: of one release, by its wish as it stands; or of none."""

    inquiry: Inquiry
    release: Release | None
    unnamed: bool = False  # the liaison says that the caller is none of the relatives whom the person named

    @property
    def revision(self) -> Revision | None:
        return self.release.verified_revision if self.release else None

    @cached_property
    def wish(self) -> Wish | None:
        """The wish that binds: what the person said last, of whichever of their releases."""
        if self.revision is None:
            return None
        binding = Func(Value(self.revision.detainee_id), function="wish_binding", output_field=BigIntegerField())
        return Wish.objects.filter(pk=binding).first()

    @cached_property
    def identity(self) -> str:
        """How it was checked who the caller is, as far as it counts in this inquiry."""
        return identity_in(self.inquiry)

    @cached_property
    def hearing(self) -> Hearing:
        found = hearing(self.inquiry, self.revision, self.wish, identity=self.identity, worse=self.worse)
        if found.named and self.unnamed:
            return Hearing(Hears.NOTHING, _("The caller is none of the relatives whom the person named."))
        return found

    @cached_property
    def worse(self) -> bool:
        """Whether something worse is verified since: no family hears that somebody was released and not the rest."""
        asked = Revision.objects.filter(pk=self.revision.pk if self.revision else 0)
        return asked.annotate(worse=WORSE).filter(worse=True).exists()

    @cached_property
    def told(self) -> Answer | None:
        """What was told last and does not hold any more."""
        return Answer.objects.filter(inquiry=self.inquiry).to_be_told_again().first()

    @cached_property
    def kind(self) -> Told:
        """What kind of answer it is. Who was told, and by the wish hears nothing any more, hears that; not the other
        words, which would say that nothing was ever known."""
        silenced = self.told is not None and self.told.kind == Told.RELEASE
        if silenced and self.hearing.hears is not Hears.RELEASE and self.same_release and not self.worse:
            return Told.AGAIN
        return Told(self.hearing.hears.value)

    @property
    def same_release(self) -> bool:
        """Whether what was told last is of the release that is looked at."""
        told = self.told.revision if self.told else None
        return told is not None and self.release is not None and told.release_id == self.release.pk

    def text(self, language: str) -> str:
        """The draft in a language; of what is no release, the only words there are."""
        if self.kind is Told.AGAIN:
            return no_more(language)
        return draft(self.hearing.hears, self.revision, language, again=self.told is not None)

    @property
    def says_nothing(self) -> bool:
        """Whether the caller hears the words of everybody of whom nothing can be said."""
        return self.kind in (Told.WILL_ASK, Told.NOTHING)

    @property
    def by_the_gate(self) -> bool:
        """Whether what is so now is told as bad news alone: what was told stands no more, and nothing else does."""
        of_this = self.worse or self.same_release or self.release is None
        return self.kind is Told.NOTHING and self.told is not None and of_this

    @property
    def seen(self) -> str:
        """What a page was drawn from, to be compared when the answer comes."""
        standing = (self.revision.pk if self.revision else 0, self.wish.pk if self.wish else 0)
        return ".".join(map(str, (self.inquiry.version, *standing, self.kind.value)))


def situation(inquiry: Inquiry, user: User, reference: str = "", *, unnamed: bool = False) -> Situation:
    """What can be told now: of the release with this reference, else of the latest."""
    found = releases_for(inquiry, user)
    asked_for = found.filter(reference=reference).first() if reference else None
    return Situation(inquiry, asked_for or found.first(), unnamed)


@dataclass(frozen=True)
class Saying:
    """What the liaison says that they told. `seen` is what their page was drawn from."""

    seen: str
    language: str
    text: str
    how: str
    named: bool = False
    release: str = ""  # its reference
    unnamed: bool = False
    despite: bool = False  # they were asked twice whether it went against the safety card


def why_not_answer(inquiry: Inquiry, by: User) -> str | Promise | None:
    """The sentence that says why `by` may not answer this inquiry now, or None."""
    return WORK_ON.why_not(inquiry, by) or why_not_told(inquiry)


def tell(inquiry: Inquiry, saying: Saying, *, by: User) -> Answer | Refusal:
    """Keep what the caller was told; a release makes the inquiry *answered*. Else why not."""
    with acting(by):
        held = Inquiry.objects.visible_to(by).locked().get(pk=inquiry.pk)
        now = _held(situation(held, by, saying.release, unnamed=saying.unnamed))
        sentence = why_not_answer(held, by) or _why_not(now, saying, by)
        if sentence:
            return Refusal(str(sentence))
        if now.seen != saying.seen:
            return Refusal(str(STALE), stale=True)
        against = tells_against(saying.how, cards_of(held))
        if against and not saying.despite:
            return Refusal(str(ASK_TWICE))
        answer = _kept(now, saying, against, by)
        if now.kind is Told.RELEASE:
            make_answered(held, by=by)
        else:
            change_inquiry(held, {}, by=by)
        return answer


def _held(now: Situation) -> Situation:
    """The same with the rows of the person and the release held; what changed while these were waited for is seen."""
    if now.release is None or now.inquiry.detainee is None:
        return now
    list(Detainee.objects.one_with(now.inquiry.detainee).locked().values_list("pk"))
    locked = Release.objects.counted().select_for_update(of=("self",)).select_related("verified_revision")
    return Situation(now.inquiry, locked.filter(pk=now.release.pk).first(), now.unnamed)


def _why_not(now: Situation, saying: Saying, by: User) -> str | Promise | None:
    if now.by_the_gate:
        return _("What this caller was told is not so any more: that is told as bad news, which two sign.")
    if now.kind is not Told.RELEASE:
        return None
    if now.hearing.named and not saying.named:
        return _("Confirm first that the caller is one of the relatives whom the person named.")
    return WORKFLOW.why_not(_moves(now.inquiry)[0], now.inquiry, by)


def _moves(inquiry: Inquiry) -> tuple[str, ...]:
    """The moves by which an inquiry is answered: of a new one, the person of whom is told is the possible match."""
    return ("match", "answer") if inquiry.status == Course.NEW else ("answer",)


def make_answered(held: Inquiry, *, by: User) -> None:
    """Move an inquiry to *answered*, whose caller was told, by each move that is missing. The caller holds it."""
    mine = Inquiry.objects.visible_to(by)
    for at, name in enumerate(_moves(held)):
        made = WORKFLOW.make(name, mine, held.pk, by=by, given=Given(held.revision_number + at))
        if isinstance(made, Refusal):  # asked before, and the row is held
            raise LookupError(made.sentence)


def _kept(now: Situation, saying: Saying, against: bool, by: User) -> Answer:
    text = saying.text if now.kind is Told.RELEASE else now.text(saying.language)
    return Answer.objects.create(
        inquiry=now.inquiry, kind=now.kind, language=saying.language, text=text, how=saying.how, revision=now.revision,
        wish=now.wish, identity=now.inquiry.relative.identity, named=now.kind is Told.RELEASE and saying.named, by=by,
        against_card=against,
    )  # fmt: skip
