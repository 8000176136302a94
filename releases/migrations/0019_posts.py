"""A post is its address and the moment of capture, beside the captured copy."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("releases", "0018_transcripts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="evidence",
            name="captured_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="captured"),
        ),
        migrations.AddField(
            model_name="evidence",
            name="post_address",
            field=models.CharField(blank=True, max_length=500, verbose_name="address of the post"),
        ),
        migrations.AddConstraint(
            model_name="evidence",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("captured_at__isnull", True), ("post_address", "")),
                    models.Q(models.Q(("post_address", ""), _negated=True), ("captured_at__isnull", False)),
                    _connector="OR",
                ),
                name="evidence_post_with_its_moment",
            ),
        ),
        migrations.AddConstraint(
            model_name="evidence",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "post_address__regex",
                        "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                    ),
                    _negated=True,
                ),
                name="evidence_post_visible",
            ),
        ),
    ]
