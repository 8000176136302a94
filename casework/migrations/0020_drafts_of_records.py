"""What a draft is about, and one's drafts in the order in which they were kept."""

from django.db import migrations, models

from casework.guards import kept_guard


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0019_what_was_written"),
    ]

    operations = [
        migrations.AddField(
            model_name="draft",
            name="about",
            field=models.CharField(blank=True, db_default="", default="", max_length=40),
        ),
        migrations.AddIndex(
            model_name="draft",
            index=models.Index(fields=["person", "kept_at", "id"], name="draft_by_moment"),
        ),
        kept_guard("casework_draft", "person_id", "form", "key", "about", "begun_at"),
    ]
