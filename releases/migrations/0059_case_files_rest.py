"""A case file keeps on what it rests, and with which key it was signed; what is redacted leaves in no clean copy."""

from pathlib import Path

from django.db import migrations, models

SQL = (Path(__file__).parent.parent / "sql" / "case_files.sql").read_text()
DIGEST = "^[0-9a-f]{64}$"
LEFT_OUT = [
    ("no-consent", "no consent to cite"),
    ("withdrawn", "the claim was withdrawn"),
    ("altered", "the original is not there"),
    ("redacted", "a page of it is redacted"),
    ("no-copy", "no clean copy"),
]


class Migration(migrations.Migration):
    dependencies = [
        ("releases", "0058_own_values_taken_back"),
    ]

    operations = [
        migrations.AddField(
            model_name="casefile", name="public_key", field=models.CharField(max_length=200, null=True)
        ),
        migrations.AddField(model_name="casefile", name="rests_on", field=models.JSONField(null=True)),
        migrations.RemoveConstraint(model_name="casefile", name="case_file_sealed_whole"),
        migrations.AddConstraint(
            model_name="casefile",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("list_sha256__isnull", True),
                        ("pdf_sha256__isnull", True),
                        ("public_key__isnull", True),
                        ("rests_on__isnull", True),
                        ("signature__isnull", True),
                    ),
                    models.Q(
                        ("list_sha256__regex", DIGEST),
                        ("pdf_sha256__regex", DIGEST),
                        ("public_key__isnull", False),
                        ("rests_on__isnull", False),
                        ("signature__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="case_file_sealed_whole",
            ),
        ),
        migrations.RemoveConstraint(model_name="enclosure", name="enclosure_left_out_known"),
        migrations.AlterField(
            model_name="enclosure",
            name="left_out",
            field=models.CharField(blank=True, choices=LEFT_OUT, max_length=12),
        ),
        migrations.AddConstraint(
            model_name="enclosure",
            constraint=models.CheckConstraint(
                condition=models.Q(("left_out__in", [*dict(LEFT_OUT), ""])), name="enclosure_left_out_known"
            ),
        ),
        migrations.RunSQL(SQL, migrations.RunSQL.noop),
    ]
