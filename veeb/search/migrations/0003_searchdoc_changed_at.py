"""When what people see of a thing last changed, for feeds and the sitemap."""

import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("search", "0002_engines")]
    operations = [
        migrations.AddField(
            model_name="searchdoc",
            name="changed_at",
            field=models.DateTimeField(default=django.utils.timezone.now),
        ),
    ]
