"""What is closed is looked at again on a day, as long as anything of it is kept."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("families", "0021_consent_guards"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="inquiry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "closed"), _negated=True),
                    ("review_on__isnull", False),
                    ("erased_at__isnull", False),
                    _connector="OR",
                ),
                name="inquiry_closed_is_reviewed",
            ),
        ),
    ]
