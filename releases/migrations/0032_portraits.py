"""A file can say that it shows the person whom the record is about."""

from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.exceptions import IrreversibleError
from django.db.migrations.state import StateApps


def refuse_where_shown(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Raises IrreversibleError where a file shows the person: what a file shows is sealed, and nothing else is true."""
    files = apps.get_model("releases", "Evidence").objects.using(schema_editor.connection.alias)
    if files.filter(shows="person").exists():
        raise IrreversibleError("There are files that show the person; the version before knows no such files.")


class Migration(migrations.Migration):
    dependencies = [
        ("releases", "0031_finding_rules"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="evidence",
            name="evidence_shows_known",
        ),
        migrations.AlterField(
            model_name="evidence",
            name="shows",
            field=models.CharField(
                blank=True,
                choices=[
                    ("person", "The person"),
                    ("photograph", "Photograph"),
                    ("paper", "Official paper"),
                    ("list", "List of names"),
                    ("recording", "Recording"),
                    ("messages", "Messages"),
                    ("page", "Saved page"),
                    ("document", "Other document"),
                ],
                max_length=12,
                verbose_name="what the file shows",
            ),
        ),
        migrations.AddIndex(
            model_name="evidence",
            index=models.Index(condition=models.Q(("shows", "person")), fields=["claim"], name="evidence_of_person"),
        ),
        migrations.AddConstraint(
            model_name="evidence",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "shows__in",
                        ["person", "photograph", "paper", "list", "recording", "messages", "page", "document", ""],
                    )
                ),
                name="evidence_shows_known",
            ),
        ),
        migrations.RunPython(migrations.RunPython.noop, refuse_where_shown),  # the last: asked first on the way back
    ]
