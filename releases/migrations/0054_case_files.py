"""Case files: a release or a person as it was asked for, and for good what was in it."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

from casework.guards import actor_guard, final_guard, kept_guard

SQL = (Path(__file__).parent.parent / "sql" / "case_files.sql").read_text()
UNDO = """
DROP TRIGGER check_case_file_is_there ON casework_export;
DROP TRIGGER check_case_file_move ON casework_movemade;
DROP TRIGGER check_case_file_download ON casework_exportdownload;
DROP FUNCTION check_new_case_file, check_case_file_is_there, check_case_file_move, check_case_file_download,
    check_case_file_contents CASCADE;
DROP FUNCTION case_file_is_open_to(bigint, releases_casefile), case_file_holds(releases_casefile);
"""
DIGEST = "^[0-9a-f]{64}$"
HANDLED = [
    ("looked", "looked at it"),
    ("agreed", "had the original compared: it is the file that was received"),
    ("differed", "had the original compared: it is not the file that was received, or is missing"),
    ("handed", "took a redacted copy out"),
    ("exported", "took the original out, on the server itself"),
    ("enclosed", "took the original out in a case file"),
    ("copied", "took clean copies out in a case file"),
    ("entered", "entered rows of its list as records"),
]
LEFT_OUT = [
    ("no-consent", "no consent to cite"),
    ("withdrawn", "the claim was withdrawn"),
    ("altered", "the original is not there"),
    ("no-copy", "no clean copy"),
]


def _key(to: str, **more: object) -> "models.ForeignKey[object, object]":
    return models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to=to, **more)  # type: ignore[arg-type]


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0021_own_fields"),
        ("casework", "0017_case_files"),
        ("detainees", "0023_own_values"),
        ("releases", "0053_numbers_that_hold"),
    ]

    operations = [
        migrations.CreateModel(
            name="CaseFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "export",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="case_file", to="casework.export"
                    ),
                ),
                ("team", _key("accounts.team", related_name="+", verbose_name="team")),
                ("release", _key("releases.release", null=True, related_name="case_files")),
                ("detainee", _key("detainees.detainee", null=True, related_name="case_files")),
                ("with_originals", models.BooleanField(default=False, verbose_name="with the originals")),
                ("pdf_sha256", models.CharField(max_length=64, null=True)),
                ("list_sha256", models.CharField(max_length=64, null=True)),
                ("signature", models.CharField(max_length=100, null=True)),
            ],
            options={
                "verbose_name": "case file",
                "verbose_name_plural": "case files",
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("detainee__isnull", False), ("release__isnull", True)),
                            models.Q(("detainee__isnull", True), ("release__isnull", False)),
                            _connector="OR",
                        ),
                        name="case_file_of_one",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("list_sha256__isnull", True), ("pdf_sha256__isnull", True), ("signature__isnull", True)
                            ),
                            models.Q(
                                ("list_sha256__regex", DIGEST),
                                ("pdf_sha256__regex", DIGEST),
                                ("signature__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="case_file_sealed_whole",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Enclosure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("case_file", _key("releases.casefile", related_name="enclosures")),
                ("evidence", _key("releases.evidence", related_name="+")),
                ("name", models.CharField(max_length=100)),
                ("bytes", models.PositiveBigIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("is_original", models.BooleanField()),
                ("left_out", models.CharField(blank=True, choices=LEFT_OUT, max_length=12)),
            ],
            options={
                "verbose_name": "file of a case file",
                "verbose_name_plural": "files of case files",
                "ordering": ["case_file", "pk"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("case_file", "name"), name="enclosure_name_once"),
                    models.CheckConstraint(condition=models.Q(("sha256__regex", DIGEST)), name="enclosure_sha256"),
                    models.CheckConstraint(
                        condition=models.Q(("left_out__in", [*dict(LEFT_OUT), ""])), name="enclosure_left_out_known"
                    ),
                ],
            },
        ),
        migrations.RemoveConstraint(model_name="handling", name="handling_what_known"),
        migrations.AlterField(
            model_name="handling", name="what", field=models.CharField(choices=HANDLED, max_length=10)
        ),
        migrations.AddConstraint(
            model_name="handling",
            constraint=models.CheckConstraint(
                condition=models.Q(("what__in", list(dict(HANDLED)))), name="handling_what_known"
            ),
        ),
        actor_guard("releases_casefile"),
        actor_guard("releases_enclosure"),
        kept_guard("releases_casefile", "id", "export_id", "team_id", "release_id", "detainee_id", "with_originals"),
        final_guard("releases_casefile", "pdf_sha256"),
        migrations.RunSQL(SQL, UNDO),
    ]
