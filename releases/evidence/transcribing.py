"""Writing out what stands on a page, and finding it: by words that are folded as names are."""

import re
from dataclasses import dataclass

from accounts.acting import acting
from accounts.models import User
from detainees.folding import ARTICLES, fold, without_article
from releases.models import Evidence, Transcript
from releases.models.evidence import OF_CLAIM
from releases.models.transcripts import TranscriptQuerySet

TRANSCRIPT = "transcript"  # the form, by which its drafts are kept
LONGEST_WORD = 60
AROUND = 60  # characters of an excerpt on either side of what was found


@dataclass(frozen=True)
class Found:
    """A page in which all the words stand, with the text about the first of them."""

    transcript: Transcript
    excerpt: str


def words_of(text: str) -> list[str]:
    """Each word once, folded: `الخطيب` and `خطيب`, `Al-Khatib` and `khatib` are one."""
    found = (without_article(word)[:LONGEST_WORD] for word in re.findall(r"\w+", fold(text)) if word not in ARTICLES)
    return list(dict.fromkeys(found))


def standing_of(piece: Evidence, page: int) -> Transcript | None:
    """The transcript of a page that stands now."""
    return Transcript.objects.filter(evidence=piece, page=page).select_related("by").last()


def transcribe(piece: Evidence, page: int, text: str, *, by: User) -> None:
    """Let `text` stand as the transcript of a page; what stands there already is not written again."""
    standing = standing_of(piece, page)
    if standing is None or standing.text != text:
        with acting(by):
            Transcript.objects.create(evidence=piece, page=page, text=text, words=words_of(text), by=by)


def find(transcripts: TranscriptQuerySet, sought: str, most: int) -> list[Found]:
    """The pages in which every word of `sought` stands, newest first; none where there is no word in it."""
    words = words_of(sought)
    if not words:
        return []
    found = (
        transcripts.standing()
        .with_words(words)
        .select_related("evidence__claim__source")
        .prefetch_related(*(f"evidence__{name}" for name in OF_CLAIM))
        .order_by("-pk")[:most]
    )
    return [Found(each, _excerpt(each.text, words)) for each in found]


def _excerpt(text: str, words: list[str]) -> str:
    for match in re.finditer(r"\w+", text):
        if set(words_of(match[0])) & set(words):
            start, end = max(0, match.start() - AROUND), match.end() + AROUND
            return f"{'…' if start else ''}{' '.join(text[start:end].split())}{'…' if end < len(text) else ''}"
    return text[: 2 * AROUND]
