"""What was settled is a resolved flag (0026); there is one life and one table."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("releases", "0026_flag_rules")]
    operations = [migrations.DeleteModel(name="Settlement")]
