"""The shared machinery of cases: moves made, who wrote, what follows, drafts, exports, jobs."""

from casework.models.authorship import Authorship
from casework.models.changed import FactChange
from casework.models.comments import Comment, Mention
from casework.models.drafts import Draft
from casework.models.exports import Export, ExportDownload
from casework.models.forgotten import DraftsForgotten
from casework.models.history import MoveMade, moves_made
from casework.models.idempotency import IdempotencyKey
from casework.models.jobs import Job
from casework.models.notices import Notice, NoticeKind
from casework.models.outbox import OutboxEntry
from casework.models.own_fields import OwnChoice, OwnField
from casework.models.picked import Picked
from casework.models.saved_views import DefaultView, SavedView
from casework.models.watches import Watch

__all__ = [
    "Authorship", "Comment", "DefaultView", "Draft", "DraftsForgotten", "Export", "ExportDownload", "FactChange",
    "IdempotencyKey", "Job", "Mention", "MoveMade", "Notice", "NoticeKind", "OutboxEntry", "OwnChoice", "OwnField",
    "Picked", "SavedView", "Watch", "moves_made",
]  # fmt: skip
