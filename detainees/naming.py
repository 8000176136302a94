"""Giving a person a name: names are added, and what lists show and search is drawn from them."""

from collections.abc import Iterable, Mapping

from accounts.models import User
from detainees.describing.saying import called
from detainees.folding import fold, words
from detainees.lists import NameKind
from detainees.models import Description, Detainee, Name, OtherName
from detainees.models.names import Script

Parts = Mapping[str, str]  # given, father, grandfather, family, mother


def full_name(parts: Parts) -> str:
    """The parts as one line, as it is said: given, father's, grandfather's, family name."""
    return " ".join(parts[part] for part in ("given", "father", "grandfather", "family") if parts.get(part))


def shown_names(arabic: Parts, latin: Parts) -> dict[str, str]:
    """The columns of `Detainee` that are drawn from its newest names in the two scripts."""
    name_ar, name_latin = full_name(arabic), full_name(latin)
    return {"name_ar": name_ar, "name_latin": name_latin, "sort_name": fold(name_ar or name_latin)[:400]}


def search_words(texts: Iterable[str]) -> list[str]:
    """Every folded word of these names, once, in order."""
    return sorted({word for text in texts for word in words(text)})


def give_name(detainee: Detainee, script: Script, parts: Parts, *, by: User, given_by: str = "") -> Name:
    """Add the full name in one script as somebody gave it now; older ones stay."""
    return Name.objects.create(
        detainee=detainee, script=script, recorded_by=by, given_by=given_by, **{p: parts.get(p, "") for p in Name.PARTS}
    )


def give_other_name(detainee: Detainee, kind: NameKind, text: str, *, by: User, given_by: str = "") -> OtherName:
    """Add a kunya, a nickname, another spelling."""
    return OtherName.objects.create(detainee=detainee, kind=kind, text=text, recorded_by=by, given_by=given_by)


def refresh_names(detainee: Detainee) -> None:
    """Set the columns that are drawn from the names; the caller saves them."""
    names = list(detainee.names.order_by("-given_at", "-pk"))
    newest = {
        script: next(({p: getattr(n, p) for p in Name.PARTS} for n in names if n.script == script), {})
        for script in Script
    }
    shown = shown_names(newest[Script.ARABIC], newest[Script.LATIN])
    if detainee.unidentified:
        shown = called(detainee.sex, Description.objects.in_force().get(detainee=detainee), shown)
    for column, value in shown.items():
        setattr(detainee, column, value)
    detainee.search_words = _words_of(detainee)


def refresh_search_words(detainee: Detainee) -> None:
    """Store the words by which a person is found anew, after other entries came to be one with this, or ceased to."""
    detainee.search_words = _words_of(detainee)
    detainee.save(update_fields=["search_words"])


def _words_of(detainee: Detainee) -> list[str]:
    """Every word of the names of the entry and of those that it stands for."""
    entries = [detainee.pk, *Detainee.objects.filter(merged_into=detainee).values_list("pk", flat=True)]
    names = Name.objects.filter(detainee__in=entries).values_list(*Name.PARTS)
    others = OtherName.objects.filter(detainee__in=entries).values_list("text", flat=True)
    return search_words([*(" ".join(parts) for parts in names), *others])
