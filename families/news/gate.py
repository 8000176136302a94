"""The gate of bad news: support offered first, signed by two who did not write it; only then it is recorded as told.

PostgreSQL holds the same (families/sql/news.sql).
"""

from collections.abc import Callable

from django.db.models import BooleanField, F, Func
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.access import why_not
from accounts.acting import acting
from accounts.models import User
from accounts.rights import TABLE, Right
from casework.moves import Given, Refusal
from families.consent import GONE, why_not_told
from families.leaving_messages import ASK_TWICE, cards_of, tells_against
from families.lists import Told
from families.models import Answer, BadNews, Inquiry, Signature
from families.models.news import SIGNATURES, signing_teams
from families.workflow import WORKFLOW

Sentence = str | Promise | None


def why_not_go_on(news: BadNews) -> Sentence:
    """The sentence of news that is over, or None."""
    if hasattr(news, "answer"):
        return _("The family was told.")
    return _("It was dropped.") if news.dropped_at else None


def still_stands(news: BadNews) -> bool:
    """Whether it is so at this moment, of the person of whom this caller is told, to a caller who may hear it.

    PostgreSQL answers (`stands_news` in families/sql/news.sql), as it does when it is written, signed and told.
    """
    asked = Func(F("pk"), function="news_stands", output_field=BooleanField())
    return BadNews.objects.filter(pk=news.pk).annotate(stands=asked).filter(stands=True).exists()


def _why_not_true(news: BadNews) -> Sentence:
    sentence = why_not_told(news.inquiry)
    if sentence is None and not still_stands(news):
        return _("What this news stands on stands no more, or not for this caller. Drop it.")
    return sentence


def why_not_sign(news: BadNews, by: User) -> Sentence:
    """The sentence that says why `by` may not sign now, or None."""
    if not signing_teams(by).filter(organisation=news.inquiry.organisation_id).exists():
        return TABLE[Right.SIGN_BAD_NEWS].refusal
    if news.written_by_id == by.pk:
        return _("You wrote this: two others sign it.")
    if news.signatures.filter(by=by).exists():
        return _("You have signed it.")
    return why_not_go_on(news) or _why_not_true(news)


def why_not_work(news: BadNews, by: User) -> Sentence:
    """The sentence that says why `by` may not offer support or tell, whatever else is missing; or None."""
    return why_not(by, Right.TAKE_INQUIRIES, news.inquiry.team) or why_not_go_on(news)


def why_not_tell(news: BadNews, by: User) -> Sentence:
    """The sentence that says why `by` may not record that the family was told, or None."""
    if sentence := why_not_work(news, by):
        return sentence
    if news.signatures.count() < SIGNATURES:
        return _("Two supervisors of the family centre sign it first; neither of them wrote it.")
    if not news.support:
        return _("Offer psychosocial support first, and say what became of it.")
    return _why_not_true(news) or WORKFLOW.why_not("answer", news.inquiry, by)


def why_not_drop(news: BadNews, by: User) -> Sentence:
    """The sentence that says why `by` may not drop it, or None: the desk drops it, and who could sign it."""
    if signing_teams(by).filter(organisation=news.inquiry.organisation_id).exists():
        return why_not_go_on(news)
    return why_not_work(news, by)


def why_not_offer(news: BadNews, by: User) -> Sentence:
    """The sentence that says why `by` may not say that support was offered, or None."""
    return why_not_work(news, by) or (_("This was said already.") if news.support else None)


def _refused(news: BadNews, by: User, why_not: Callable[[BadNews, User], Sentence]) -> Refusal | None:
    """Hold the row and ask; it may have been destroyed meanwhile, with all that was kept of the inquiry."""
    held = BadNews.objects.visible_to(by).locked().filter(pk=news.pk).first()
    sentence = GONE if held is None else why_not(held, by)
    return Refusal(str(sentence)) if sentence else None


def sign(news: BadNews, *, by: User) -> Refusal | None:
    """Sign it; None, or why not."""
    with acting(by):
        refusal = _refused(news, by, why_not_sign)
        if refusal is None:
            Signature.objects.create(news=news, by=by)
        return refusal


def offer_support(news: BadNews, became: str, *, by: User) -> Refusal | None:
    """Say that support was offered and what became of it; None, or why not."""
    with acting(by):
        refusal = _refused(news, by, why_not_offer)
        if refusal is None:
            BadNews.objects.filter(pk=news.pk).update(support=became, support_by=by, support_at=timezone.now())
        return refusal


def drop(news: BadNews, *, by: User) -> Refusal | None:
    """Tell it to nobody; None, or why not."""
    with acting(by):
        refusal = _refused(news, by, why_not_drop)
        if refusal is None:
            BadNews.objects.filter(pk=news.pk).update(dropped_by=by, dropped_at=timezone.now())
        return refusal


def tell_news(news: BadNews, how: str, *, by: User, despite: bool = False) -> Answer | Refusal:
    """Record that the family was told these very words; or why not. `despite`: against the safety card, asked twice."""
    with acting(by):
        inquiry = Inquiry.objects.visible_to(by).locked().filter(pk=news.inquiry_id).first()
        refusal = _refused(news, by, why_not_tell)
        if refusal is not None or inquiry is None:
            return refusal or Refusal(str(GONE))
        against = tells_against(how, cards_of(inquiry))
        if against and not despite:
            return Refusal(str(ASK_TWICE))
        answer = Answer.objects.create(
            inquiry=inquiry, kind=Told.BAD_NEWS, language=news.language, text=news.text, how=how, news=news,
            revision=news.revision, finding_revision=news.finding_revision, identity=inquiry.relative.identity, by=by,
            against_card=against,
        )  # fmt: skip
        given = Given(inquiry.revision_number)
        WORKFLOW.make("answer", Inquiry.objects.visible_to(by), inquiry.pk, by=by, given=given)
        return answer
