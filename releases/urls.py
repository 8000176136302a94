"""Addresses of releases. Names and numbers of people never stand in one."""

from django.urls import path

from releases.views import (
    change,
    claims,
    entry,
    evidence,
    followup,
    lists,
    moves,
    queue,
    record,
    redactions,
    sources,
    transcripts,
    uploads,
)

app_name = "releases"
urlpatterns = [
    path("", lists.releases, name="list"),
    path("waves/", lists.waves, name="waves"),
    path("new/", entry.new, name="new"),
    path("queue/", queue.queue, name="queue"),
    path("after/", followup.agenda, name="agenda"),
    path("evidence/uploads/", uploads.uploads, name="uploads"),
    path("evidence/uploads/<uuid:pk>/", uploads.upload, name="upload"),
    path("evidence/transcripts/", transcripts.transcripts, name="transcripts"),
    path("evidence/<int:pk>/transcripts/<int:page>/", transcripts.transcript, name="transcript"),
    path("evidence/<int:pk>/redactions/<int:page>/", redactions.new_redaction, name="redact"),
    path("evidence/redactions/<int:pk>/", redactions.redaction, name="redaction"),
    path("evidence/redactions/<int:pk>/file/", redactions.redaction_file, name="redaction-file"),
    path("evidence/<int:pk>/", evidence.evidence, name="evidence"),
    path("evidence/<int:pk>/small/", evidence.small, name="evidence-small"),
    path("evidence/<int:pk>/copies/<int:number>/", evidence.clean_copy, name="evidence-copy"),
    path("evidence/<int:pk>/custody/", evidence.custody, name="custody"),
    path("evidence/<int:pk>/custody/compare/", evidence.comparison, name="compare-original"),
    path("claims/of/<str:reference>/", claims.of_person, name="person-claim"),
    path("claims/<int:pk>/derive/", claims.derive, name="derive"),
    path("claims/<int:pk>/<slug:name>/", claims.move, name="claim-move"),
    path("sources/", sources.listed, name="sources"),
    path("sources/<str:reference>/", sources.page, name="source"),
    path("sources/<str:reference>/change/", sources.change, name="source-change"),
    path("sources/<str:reference>/protect/", sources.protection, name="source-protect"),
    path("sources/<str:reference>/merge/", sources.merge, name="source-merge"),
    path("sources/<str:reference>/part/", sources.part, name="source-part"),
    path("<str:reference>/", record.record, name="record"),
    path("<str:reference>/change/", change.change, name="change"),
    path("<str:reference>/claims/new/", claims.new, name="claim"),
    path("<str:reference>/after/", followup.new, name="follow-up"),
    path("<str:reference>/moves/<slug:name>/", moves.move, name="move"),
]
