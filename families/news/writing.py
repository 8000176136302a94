"""Writing bad news: of whom, on what it stands, and whether a family of the person is being told already.

PostgreSQL holds the same (families/sql/news.sql). What follows stands in families/news/gate.py.
"""

from collections.abc import Mapping
from typing import Any

from django.db import DatabaseError, transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.acting import acting
from accounts.models import User
from casework.moves import Refusal
from detainees.models import Detainee
from families.disclosure import CHECKED, RELATIVES, identity_in
from families.lists import NewsKind, Told
from families.models import Answer, BadNews, Inquiry
from families.workflow import WORK_ON, WORKFLOW
from releases.findings.lists import Fate
from releases.models import Finding, Release
from releases.models.findings import FindingQuerySet

Sentence = str | Promise | None
NOT_STANDING = "IF071"  # as PostgreSQL says it
_FATES = {NewsKind.DEATH: Fate.DIED, NewsKind.DETAINED_AGAIN: Fate.REDETAINED}
_NOT_SO = {
    NewsKind.DEATH: _("This death cannot be told to this caller."),
    NewsKind.DETAINED_AGAIN: _(
        "By the wish of the person this caller may not hear of a new detention, or it lies before a later release."
    ),
    NewsKind.MISTAKEN: _("This caller was told of nobody whom the inquiry does not seek."),
    NewsKind.CORRECTED: _(
        "What this caller was told still stands, or something worse is verified, which has to be told."
    ),
}


def fates_for(inquiry: Inquiry, user: User) -> FindingQuerySet:
    """Verified fates of the person of an inquiry that bad news can stand on."""
    person = inquiry.detainee_id and Detainee.objects.visible_to(user).filter(pk=inquiry.detainee_id).first()
    if not person:
        return Finding.objects.none()
    entries = Detainee.objects.visible_to(user).one_with(person).values("pk")
    verified = Finding.objects.visible_to(user).verified().filter(detainee__in=entries)
    return verified.filter(verified_revision__fate__in=_FATES.values()).select_related("verified_revision")


def why_not_write(inquiry: Inquiry, by: User) -> Sentence:
    """The sentence that says why no bad news can be written for this caller now, or None."""
    sentence = WORK_ON.why_not(inquiry, by) or WORKFLOW.why_not("answer", inquiry, by)
    if sentence is None and inquiry.detainee is None and person_of_news(NewsKind.MISTAKEN, inquiry) is None:
        return _("Choose first who on the register may be the person.")
    return sentence


def person_of_news(kind: str, inquiry: Inquiry) -> Detainee | None:
    """The entry that stands for whom a family is told of; of a mistake, who was taken for the person sought."""
    person = inquiry.detainee
    if kind == NewsKind.MISTAKEN:
        told = Answer.objects.filter(inquiry=inquiry, kind=Told.RELEASE).select_related("revision__detainee")
        last = told.order_by("pk").last()
        person = last.revision.detainee if last and last.revision else person
    return Detainee.objects.get(pk=person.standing_id) if person else None


def _another_is_told(person: Detainee) -> Sentence:
    entries = Detainee.objects.one_with(person).values("pk")
    if BadNews.objects.open().filter(detainee__in=entries).exists():
        return _("A family of this person is being told. One is told at a time: this one follows.")
    return None


def why_not_stand(inquiry: Inquiry, kind: str, finding: Finding | None, by: User) -> Sentence:
    """The sentence that says why news of this kind does not stand on this, or None.

    PostgreSQL asks more (`stands_news`): what it refuses besides is said in one sentence.
    """
    if identity_in(inquiry) not in CHECKED:
        return _("It was not checked for this person who the caller is. Check it first.")
    if kind in _FATES and inquiry.relationship not in RELATIVES:
        return _("Only relatives may be told, and the caller is none by what they said.")
    if kind == NewsKind.DEATH and (finding is None or _fate(finding) != Fate.DIED):
        return _("A death is told when it was verified. Choose the verified fate that says so.")
    if kind == NewsKind.DETAINED_AGAIN and _detained_again(inquiry, finding, by) is None:
        return _("A new detention is told when it was verified, as a fate or with the release.")
    return None


def _fate(finding: Finding) -> str:
    return finding.verified_revision.fate if finding.verified_revision else ""


def _detained_again(inquiry: Inquiry, finding: Finding | None, by: User) -> Finding | Release | None:
    if finding is not None:
        return finding if _fate(finding) == Fate.REDETAINED else None
    if inquiry.detainee is None:
        return None
    entries = Detainee.objects.visible_to(by).one_with(inquiry.detainee).values("pk")
    counted = Release.objects.visible_to(by).counted().filter(verified_revision__detainee__in=entries)
    again = counted.filter(verified_revision__redetained_on__isnull=False).select_related("verified_revision")
    return again.order_by("-pk").first()


def write_news(inquiry: Inquiry, said: Mapping[str, Any], *, by: User) -> BadNews | Refusal:
    """Write bad news; `said` is cleaned data of `NewsForm`. Its text is never changed: another one is written anew."""
    with acting(by):
        held, kind = Inquiry.objects.visible_to(by).locked().get(pk=inquiry.pk), said["kind"]
        finding = said["finding"] if kind in _FATES else None
        sentence = why_not_write(held, by) or why_not_stand(held, kind, finding, by)
        person = person_of_news(kind, held)
        if person is not None:  # who tells another family of the person waits here
            Detainee.objects.locked().get(pk=person.pk)
            sentence = sentence or _another_is_told(person)
        if sentence or person is None:
            return Refusal(str(sentence or _("Choose first who on the register may be the person.")))
        rests = _detained_again(held, finding, by) if kind == NewsKind.DETAINED_AGAIN else finding
        news = BadNews(
            inquiry=held, detainee=person, kind=kind, language=said["language"], text=said["text"],
            evidence=said["evidence"], written_by=by,
            finding_revision=rests.verified_revision if isinstance(rests, Finding) else None,
            revision=rests.verified_revision if isinstance(rests, Release) else None,
        )  # fmt: skip
        return news if _stored(news) else Refusal(str(_NOT_SO[NewsKind(kind)]))


def _stored(news: BadNews) -> bool:
    """Store it where PostgreSQL finds that it stands."""
    try:
        with transaction.atomic():
            news.save()
    except DatabaseError as refusal:
        if getattr(refusal.__cause__, "sqlstate", "") == NOT_STANDING:
            return False
        raise
    return True
