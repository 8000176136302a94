"""An inquiry is found by the names in it: tables of words and keys, destroyed with the content."""

from pathlib import Path

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models

FOLDER = Path(__file__).parent.parent / "sql"


def words() -> django.contrib.postgres.fields.ArrayField:
    return django.contrib.postgres.fields.ArrayField(
        base_field=models.CharField(max_length=80), blank=True, default=list, size=None
    )


def of(model: str, name: str) -> models.OneToOneField:
    return models.OneToOneField(
        on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name=name, serialize=False, to=model
    )


class Migration(migrations.Migration):
    dependencies = [("families", "0010_card_written")]

    operations = [
        migrations.CreateModel(
            name="InquiryKeys",
            fields=[
                ("inquiry", of("families.inquiry", "name_keys")),
                ("words", words()),
                (
                    "keys",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), blank=True, default=list, size=None
                    ),
                ),
                ("spelled", models.TextField(blank=True, default="")),
                ("birth", models.CharField(blank=True, default="", max_length=60)),
                ("home", models.CharField(blank=True, default="", max_length=10)),
                ("version", models.PositiveSmallIntegerField()),
            ],
            options={
                "verbose_name": "keys of an inquiry",
                "verbose_name_plural": "keys of inquiries",
                "default_permissions": (),
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(fastupdate=False, fields=["words"], name="inquiry_words"),
                    django.contrib.postgres.indexes.GinIndex(fastupdate=False, fields=["keys"], name="inquiry_keys"),
                ],
            },
        ),
        migrations.CreateModel(
            name="CallerWords",
            fields=[
                ("relative", of("families.relative", "name_words")),
                ("words", words()),
                ("version", models.PositiveSmallIntegerField()),
            ],
            options={
                "verbose_name": "words of a caller",
                "verbose_name_plural": "words of callers",
                "default_permissions": (),
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(fastupdate=False, fields=["words"], name="caller_words"),
                ],
            },
        ),
        migrations.RunSQL((FOLDER / "erasure.sql").read_text(), migrations.RunSQL.noop),
        migrations.RunSQL((FOLDER / "keys.sql").read_text(), migrations.RunSQL.noop),
    ]
