"""Sources have a code, can be protected, and can be one with another; claims say what they say of single facts."""

import casework.fields
import casework.references.field
import casework.sealed
import django.db.models.deletion
from django.conf import settings
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from casework.references import draw
from releases.models.sources import digest_of_name, digest_of_owner


def give_codes_and_digests(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """To the sources that are there. Nobody acts in a migration: the triggers that ask who does are off meanwhile."""
    alias = schema_editor.connection.alias
    sources = list(apps.get_model("releases", "Source").objects.using(alias).order_by("pk"))
    if not sources:
        return
    for source, code in zip(sources, draw("S", len(sources), alias), strict=True):
        source.reference, source.name_digest = code, digest_of_name(source.name)
        source.owner_digest = digest_of_owner(source.owner)
    schema_editor.execute("ALTER TABLE releases_source DISABLE TRIGGER USER")
    fields = ["reference", "name_digest", "owner_digest"]
    type(sources[0])._default_manager.using(alias).bulk_update(sources, fields, batch_size=1000)
    schema_editor.execute("ALTER TABLE releases_source ENABLE TRIGGER USER")


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0007_see_numbers"),
        ("detainees", "0015_looking_up"),
        ("releases", "0021_parts_of_a_merge"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="source",
            name="source_once_in_team",
        ),
        migrations.RemoveConstraint(
            model_name="source",
            name="source_has_a_name",
        ),
        migrations.AddField(
            model_name="claim",
            name="says_date",
            field=casework.fields.PartialDateField(
                blank=True, null=True, verbose_name="date of release, as the source says"
            ),
        ),
        migrations.AddField(
            model_name="claim",
            name="says_facility",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="detainees.facility",
                verbose_name="facility, as the source says",
            ),
        ),
        migrations.AddField(
            model_name="claim",
            name="says_governorate",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="detainees.governorate",
                verbose_name="governorate of release, as the source says",
            ),
        ),
        migrations.AddField(
            model_name="claim",
            name="says_mode",
            field=models.CharField(
                blank=True,
                choices=[
                    ("amnesty", "Amnesty"),
                    ("sentence-served", "Sentence served"),
                    ("court-order", "Court order"),
                    ("exchange", "Exchange"),
                    ("settlement", "Settlement"),
                    ("payment", "Payment"),
                    ("prison-opened", "Prison opened"),
                    ("escape", "Escape"),
                    ("transfer", "Transfer"),
                    ("body-returned", "Body returned"),
                    ("unknown", "Unknown"),
                ],
                max_length=20,
                verbose_name="mode, as the source says",
            ),
        ),
        migrations.AddField(
            model_name="source",
            name="changed_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="source",
            name="changed_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="source",
            name="merged_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="source",
            name="merged_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="source",
            name="merged_into",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="merged",
                to="releases.source",
                verbose_name="one with",
            ),
        ),
        migrations.AddField(
            model_name="source",
            name="name_digest",
            field=casework.sealed.BlindIndexField(null=True),
        ),
        migrations.AddField(
            model_name="source",
            name="owner_digest",
            field=casework.sealed.BlindIndexField(null=True),
        ),
        migrations.AddField(
            model_name="source",
            name="protected_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="source",
            name="protected_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="source",
            name="reference",
            field=casework.references.field.ReferenceField(null=True, prefix="S", verbose_name="code of the source"),
        ),
        migrations.AddField(
            model_name="source",
            name="sealed",
            field=casework.sealed.SealedField(editable=False, null=True, verbose_name="identity"),
        ),
        migrations.AddField(
            model_name="source",
            name="version",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AlterField(
            model_name="source",
            name="name",
            field=models.CharField(blank=True, max_length=200, verbose_name="name or code"),
        ),
        migrations.RunPython(give_codes_and_digests, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="source",
            name="name_digest",
            field=casework.sealed.BlindIndexField(),
        ),
        migrations.AlterField(
            model_name="source",
            name="reference",
            field=casework.references.field.ReferenceField(prefix="S", verbose_name="code of the source"),
        ),
        migrations.AddIndex(
            model_name="source",
            index=models.Index(models.F("team"), models.F("id"), name="source_of_team"),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "says_mode__in",
                        [
                            "amnesty",
                            "sentence-served",
                            "court-order",
                            "exchange",
                            "settlement",
                            "payment",
                            "prison-opened",
                            "escape",
                            "transfer",
                            "body-returned",
                            "unknown",
                            "",
                        ],
                    )
                ),
                name="claim_says_mode_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="source",
            constraint=models.UniqueConstraint(fields=("team", "name_digest"), name="source_once_in_team"),
        ),
        migrations.AddConstraint(
            model_name="source",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("protected_at__isnull", True),
                        ("protected_by__isnull", True),
                        ("sealed__isnull", True),
                        models.Q(("name", ""), _negated=True),
                    ),
                    models.Q(
                        ("protected_at__isnull", False),
                        ("protected_by__isnull", False),
                        ("sealed__isnull", False),
                        ("name", ""),
                        ("note", ""),
                        ("owner", ""),
                    ),
                    _connector="OR",
                ),
                name="source_named_or_sealed",
            ),
        ),
        migrations.AddConstraint(
            model_name="source",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("merged_at__isnull", True), ("merged_by__isnull", True), ("merged_into__isnull", True)),
                    models.Q(
                        ("merged_at__isnull", False),
                        ("merged_by__isnull", False),
                        ("merged_into__isnull", False),
                        models.Q(("merged_into", models.F("id")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="source_merged_pair",
            ),
        ),
        migrations.AddConstraint(
            model_name="source",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("changed_at__isnull", True), ("changed_by__isnull", True)),
                    models.Q(("changed_at__isnull", False), ("changed_by__isnull", False)),
                    _connector="OR",
                ),
                name="source_changed_pair",
            ),
        ),
        migrations.AddConstraint(
            model_name="source",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "released-person",
                            "relative",
                            "fellow-detainee",
                            "lawyer",
                            "correspondent",
                            "organisation",
                            "official-list",
                            "social-media",
                            "broadcaster",
                            "other",
                        ],
                    )
                ),
                name="source_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="source",
            constraint=models.CheckConstraint(
                condition=models.Q(("reliability__in", ["A", "B", "C", "D", "E", "F"])), name="source_reliability_known"
            ),
        ),
    ]
