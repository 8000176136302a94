"""A sheet as it comes from the browser: sealed as it arrives, known again by its digest, read by a process."""

import hashlib
import uuid
from collections.abc import Iterable
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from accounts.acting import acting
from accounts.models import Team, User
from accounts.sealed_files import CHUNK
from casework.copying import new_ids
from casework.mistake import Mistake
from casework.outbox import follow_with
from releases.evidence.kinds import PLAIN_FIELD
from releases.evidence.receiving import kept_name
from releases.evidence.vault import has_room_for
from releases.imports.wizard import staging
from releases.imports.wizard.layout import Layout
from releases.imports.wizard.workflow import CARRY
from releases.models import ImportJob

PASTED = "pasted"
LARGEST = PLAIN_FIELD  # bytes of a sheet


def receive(team: Team, sent: "UploadedFile[bytes]", *, by: User) -> ImportJob | Mistake:
    """A file that was chosen; refused where it is empty, too large, or the disk is full."""
    size = sent.size or 0
    if size > LARGEST:
        return Mistake(
            _("The file is larger than %(megabytes)s MB. Divide it, or use script/manage import_register.")
            % {"megabytes": LARGEST >> 20}
        )
    return _take(team, kept_name(sent.name or ""), sent.chunks(CHUNK), size, by=by)


def paste(team: Team, text: str, *, by: User) -> ImportJob | Mistake:
    """A table that was pasted from a spreadsheet."""
    data = text.replace("\r\n", "\n").encode()
    return _take(team, PASTED, [data], len(data), by=by)


def same_before(job: ImportJob) -> ImportJob | None:
    """An earlier import of this very file into the team, that was not given up."""
    return ImportJob.objects.same_file(job.team, job.sha256).filter(pk__lt=job.pk).first()


def _take(team: Team, name: str, parts: Iterable[bytes], size: int, *, by: User) -> ImportJob | Mistake:
    if not size:
        return Mistake(_("The file is empty."))
    if not has_room_for(size):
        return Mistake(_("The disk of the installation has no room for this file. Tell an administrator."))
    place, digest = uuid.uuid4(), hashlib.sha256()
    with acting(by):
        with staging.writer(place, staging.FILE) as sealed:
            for part in parts:
                digest.update(part)
                sealed.write(part)
        return _begin(team, by, place=place, sha256=digest.hexdigest(), bytes=size, layout=Layout(name=name))


def _begin(team: Team, by: User, *, layout: Layout, **said: Any) -> ImportJob:
    job = ImportJob(pk=new_ids(ImportJob, 1)[0], team=team, made_by=by, **said)
    job.keep_layout(layout.as_json())
    job.save(force_insert=True)
    follow_with(CARRY, job=job.pk)
    return job
