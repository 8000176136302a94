"""What the filters of a list draw: the simple ones, the fold with what can be combined, a chip for each in force."""

from typing import Any

from django.forms import BaseForm, BoundField
from django.http import HttpRequest, QueryDict

from casework.combined_words import more_of
from casework.combining import Combined
from casework.seen.columns import PARAMETER as COLUMNS
from casework.seen.page import MORE, PICKING
from casework.seen.saved import NO_VIEW, VIEW
from config.interface import links, ways

ASKED_FOR = "open"  # of it: somebody has just asked for it, and sees it on a telephone too
FEW = 2  # filters that take less room than the words that would fold them away
KEPT = ("sort", COLUMNS, PICKING)  # of an address, whatever the filters say


def parts(request: HttpRequest, form: BaseForm) -> dict[str, Any]:
    """The context of `components/filters.html`."""
    own = getattr(form, "own_shown", [])  # filters by fields of a team, which stand apart
    apart = {each.name for each in own} | set(getattr(form, "folded", ()))
    combined = form if isinstance(form, Combined) else None
    open_ = combined if combined is not None and _is_open(request, combined) else None
    plain = [bound for bound in form.visible_fields() if bound.name not in apart and not _is_combined(bound, open_)]
    return {
        "form": form, "chips": links.chips(request, form), "path": request.path,
        "kept": [(name, request.GET[name]) for name in KEPT if request.GET.get(name)],
        "plain": plain,
        "own": own,
        "folds": len(plain) > FEW or bool(own) or open_ is not None,
        "unfolded": bool(form.errors) or request.GET.get(MORE) == ASKED_FOR,
        "can_more": combined is not None and bool(combined.combined or combined.emptiable),
        "more": [ways.combined(each) for each in more_of(open_)] if open_ is not None else [],
        "folded": _folded(open_) if open_ is not None else [],
        "more_url": links.asked(request, more=ASKED_FOR),
        "less_url": links.asked(request, without=(MORE,)),
        "clear": _clear(request),
    }  # fmt: skip


def _is_combined(bound: BoundField, form: Combined | None) -> bool:
    """Whether the part with what can be combined says what is asked of it; where something is wrong both stay."""
    return form is not None and bound.name in form.conditions and not bound.errors


def _folded(form: Any) -> list[BoundField]:
    """The inputs that are drawn in the fold alone."""
    names = [name for name in getattr(form, "folded", ()) if name in form.fields]
    return [form[name] for name in names if not (isinstance(form, Combined) and form.combines(name))]


def _is_open(request: HttpRequest, form: Combined) -> bool:
    """Asked for, or something in it narrows the list or is wrong."""
    folded = (form[name] for name in getattr(form, "folded", ()) if name in form.fields)
    narrowed = form.conditions or any(bound.errors or _given(bound) for bound in folded)
    return bool(request.GET.get(MORE) or narrowed)


def _given(bound: BoundField) -> bool:
    value = bound.value()
    return any(value) if isinstance(value, list) else bool(value)


def _clear(request: HttpRequest) -> str:
    """The list with nothing asked, of the same kind and with the same columns."""
    query = QueryDict(mutable=True)
    for name in ("scope", COLUMNS):
        if request.GET.get(name):
            query[name] = request.GET[name]
    query[VIEW] = NO_VIEW
    return f"{request.path}?{query.urlencode()}"
