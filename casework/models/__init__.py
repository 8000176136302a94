"""The shared machinery of cases: moves made, who wrote, what follows, drafts, exports, jobs."""

from casework.models.authorship import Authorship
from casework.models.drafts import Draft
from casework.models.exports import Export, ExportDownload
from casework.models.forgotten import DraftsForgotten
from casework.models.history import MoveMade
from casework.models.idempotency import IdempotencyKey
from casework.models.jobs import Job
from casework.models.notices import Notice
from casework.models.outbox import OutboxEntry
from casework.models.own_fields import OwnChoice, OwnField
from casework.models.picked import Picked
from casework.models.saved_views import DefaultView, SavedView

__all__ = [
    "Authorship", "DefaultView", "Draft", "DraftsForgotten", "Export", "ExportDownload", "IdempotencyKey", "Job",
    "MoveMade", "Notice", "OutboxEntry", "OwnChoice", "OwnField", "Picked", "SavedView",
]  # fmt: skip
