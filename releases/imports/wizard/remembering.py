"""How a sheet with this header was read last, for this source: taken up again when the next one comes."""

import json

from django.utils import timezone

from accounts.models import User
from casework.copying import new_ids
from casework.sealed import NotSealedHere, index_of, opened, seal_for
from releases.imports.wizard.known import reasons
from releases.imports.wizard.layout import Layout
from releases.models import ImportJob, SheetMapping

GRADE = ("reliability", "credibility")


def remember(job: ImportJob, layout: Layout, *, by: User) -> None:
    """Keep the columns and words of this import, with its source and grade; the caller acts as `by`."""
    header = _header(layout)
    kept = SheetMapping.objects.visible_to(by).filter(team=job.team, header=header, source=job.source).first()
    if kept is None:
        pk = new_ids(SheetMapping, 1)[0]
        kept = SheetMapping(pk=pk, team=job.team, header=header, source=job.source)
    named = zip(layout.columns, layout.header, strict=True)
    columns = [name for name, head in named if head not in reasons()]
    said = {"columns": columns, "words": layout.words, **{name: getattr(job, name) for name in GRADE}}
    kept.content = seal_for(SheetMapping, "content", kept.pk, json.dumps(said, ensure_ascii=False))
    kept.kept_by, kept.kept_at = by, timezone.now()
    kept.save()


def take_remembered(job: ImportJob, layout: Layout) -> bool:
    """Read the sheet as the last one with this header, of its source where one is chosen; whether there was one."""
    known = SheetMapping.objects.filter(team=job.team, header=_header(layout)).order_by("-kept_at")
    if job.source_id:
        known = known.filter(source=job.source_id)
    last = known.first()
    if last is None:
        return False
    try:
        said = json.loads(opened(last, "content"))
    except NotSealedHere:
        return False
    layout.columns = [*said["columns"], *[""] * (len(layout.header) - len(said["columns"]))]
    layout.words = said["words"]
    job.source = last.source
    for name in GRADE:
        setattr(job, name, said[name])
    return True


def _header(layout: Layout) -> str:
    """Of the headings, but for the one under which refused rows say why (refused.py)."""
    names = [name for name in layout.header if name not in reasons()]
    return index_of(SheetMapping, "header", "header", "\x1f".join(names))
