"""Wagtail's own English groups and workflow make room for ours (`records.roles`, `records.workflow`)."""

from django.db import migrations


def remove(apps, editor):
    apps.get_model("auth", "Group").objects.filter(name__in=["Moderators", "Editors"]).delete()
    apps.get_model("wagtailcore", "Workflow").objects.filter(name="Moderators approval").delete()
    apps.get_model("wagtailcore", "Task").objects.filter(name="Moderators approval").delete()


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtaildocs", "0001_initial"),
        ("wagtailimages", "0001_initial"),
    ]
    operations = [migrations.RunPython(remove, migrations.RunPython.noop)]
