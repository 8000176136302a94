"""Defining the fields of a team: made, changed, retired and brought back; each time it is kept who did what.

Nothing is ever removed: what was written in a field stays readable where it was written. The kind of a field, its kind
of record and its short name are chosen once, for files and addresses go by them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.access import why_not
from accounts.acting import acting
from accounts.models import Team, User
from accounts.moves import Refusal
from accounts.rights import Right
from casework.kept import tell_kept_changed
from casework.models import MoveMade, OwnChoice, OwnField
from casework.models.own_fields import MOST, OWN_FIELD, FieldKind, value_models

IN_USE, RETIRED = "in-use", "retired"
SAME_NAME = gettext_lazy("The team has a field with this short name already.")
CHANGED = ("name_ar", "name_en", "says_ar", "says_en", "order")


@dataclass(frozen=True)
class Word:
    """One word as it was typed: of a choice that is there its id; `retired` where it is not wanted any more."""

    word_ar: str
    word_en: str
    pk: int | None = None
    retired: bool = False


def why_not_keep(team: Team, by: User) -> str | None:
    """The sentence that says why `by` does not keep the fields of this team, or None."""
    return why_not(by, Right.KEEP_OWN_FIELDS, team)


def why_full(team: Team, of: str, besides: OwnField | None = None) -> str | None:
    """The sentence that says why this kind of record takes no further field, or None."""
    others = OwnField.objects.of(team, of).in_use()
    if (others if besides is None else others.exclude(pk=besides.pk)).count() < MOST:
        return None
    sentence = _("The team has %(most)s fields for these records already. Retire one that is not filled in any more.")
    return sentence % {"most": MOST}


def make_field(team: Team, said: Mapping[str, Any], words: Iterable[Word], *, by: User) -> OwnField | Refusal:
    """A new field of `team`; `said` has the values of its columns. Or the sentence why not."""
    with acting(by):
        Team.objects.select_for_update().get(pk=team.pk)
        sentence = why_not_keep(team, by) or why_full(team, said["of"])
        if sentence is None and OwnField.objects.filter(team=team, slug=said["slug"]).exists():
            sentence = str(SAME_NAME)
        if sentence is not None:
            return Refusal(sentence)
        field = OwnField.objects.create(team=team, made_by=by, changed_by=by, **said)
        _keep_words(field, words, by)
        _record(field, "make", by, "")
        tell_kept_changed()
        return field


def change_field(field: OwnField, said: Mapping[str, Any], words: Iterable[Word], *, by: User) -> None:
    """Store other names, explanations, place and words. The caller holds the row and has compared the version."""
    with acting(by):
        before = {name: getattr(field, name) for name in CHANGED}
        changed = [name for name in CHANGED if name in said and said[name] != before[name]]
        for name in changed:
            setattr(field, name, said[name])
        told = [f"{_label(name)}: {before[name]} → {said[name]}" for name in changed] + _keep_words(field, words, by)
        if told:
            _store(field, by)
            _record(field, "change", by, " · ".join(told))


def retire(field: OwnField, *, by: User) -> None:
    """The field takes no new values from now on; what is in it stays. The caller holds the row."""
    with acting(by):
        _record(field, "retire", by, "", to=RETIRED)
        field.retired_by, field.retired_at = by, timezone.now()
        _store(field, by)


def bring_back(field: OwnField, *, by: User) -> Refusal | None:
    """The field takes values again; or the sentence why not. The caller holds the row."""
    with acting(by):
        Team.objects.select_for_update().get(pk=field.team_id)
        sentence = why_full(field.team, field.of, besides=field)
        if sentence is not None:
            return Refusal(sentence)
        _record(field, "bring-back", by, "", to=IN_USE)
        field.retired_by = field.retired_at = None
        _store(field, by)
        return None


def short_name(text: str) -> str:
    """A short name that can be made of a name; "" where it has no Latin letter or digit."""
    return slugify(text)[:40].strip("-").replace("_", "-")


def _keep_words(field: OwnField, words: Iterable[Word], by: User) -> list[str]:
    """Store the words of a choice in their order; what was changed, in words."""
    if field.kind != FieldKind.CHOICE:
        return []
    known: dict[int, OwnChoice] = {each.pk: each for each in field.choices.select_for_update()}
    taken = {each.slug for each in known.values()}
    told: list[str] = []
    for order, word in enumerate(words):
        stored = known.get(word.pk or 0)
        if stored is None:
            told += _new_word(field, word, order, taken, by)
        elif _rewrites(stored, word) and _stands(stored):
            new = Word(word.word_ar, word.word_en)
            told.append(_changed_word(stored, Word(stored.word_ar, stored.word_en, retired=True), order, by))
            told += _new_word(field, new, order, taken, by)
        elif line := _changed_word(stored, word, order, by):
            told.append(line)
    return [line for line in told if line]


def _rewrites(stored: OwnChoice, word: Word) -> bool:
    """Whether other words are to stand there."""
    return (stored.word_ar, stored.word_en) != (word.word_ar, word.word_en)


def _stands(stored: OwnChoice) -> bool:
    """Whether it was ever chosen on a record: what was chosen there is not rewritten under it."""
    return any(model._default_manager.filter(choice=stored).exists() for model in value_models().values())


def _new_word(field: OwnField, word: Word, order: int, taken: set[str], by: User) -> list[str]:
    """Another word to choose; what was added."""
    slug = _free(word, taken)
    taken.add(slug)
    OwnChoice.objects.create(
        field=field, slug=slug, word_ar=word.word_ar, word_en=word.word_en, order=order, made_by=by
    )
    return [f"+ {word.word_ar} / {word.word_en}"]


def _changed_word(stored: OwnChoice, word: Word, order: int, by: User) -> str:
    """Store a word as it is now; what of it is otherwise, "" for nothing."""
    before = (stored.word_ar, stored.word_en, stored.retired_at is not None, stored.order)
    if before == (word.word_ar, word.word_en, word.retired, order):
        return ""
    stored.word_ar, stored.word_en, stored.order = word.word_ar, word.word_en, order
    if word.retired != before[2]:
        stored.retired_by, stored.retired_at = (by, timezone.now()) if word.retired else (None, None)
    stored.save()
    if word.retired and not before[2]:
        return f"− {word.word_ar} / {word.word_en}"
    if before[:2] == (word.word_ar, word.word_en):
        return f"+ {word.word_ar} / {word.word_en}" if before[2] else ""  # brought back, or only moved
    return f"{before[0]} / {before[1]} → {word.word_ar} / {word.word_en}"


def _free(word: Word, taken: set[str]) -> str:
    """A short name for a word that no other one of the field has."""
    begun = short_name(word.word_en) or "word"
    further = (f"{begun[:36]}-{number}" for number in range(2, len(taken) + 3))
    return begun if begun not in taken else next(slug for slug in further if slug not in taken)


def _store(field: OwnField, by: User) -> None:
    field.version += 1
    field.changed_by, field.changed_at = by, timezone.now()
    field.save()
    tell_kept_changed()


def _record(field: OwnField, name: str, by: User, sentence: str, *, to: str = "") -> None:
    here = RETIRED if field.is_retired else IN_USE
    MoveMade.objects.create(
        subject=OWN_FIELD, subject_id=field.pk, name=name, from_state=here, to_state=to or here,
        revision=field.version, by=by, sentence=sentence,
    )  # fmt: skip


def _label(name: str) -> str:
    return str(OwnField._meta.get_field(name).verbose_name)  # type: ignore[union-attr]  # a column, which has words
