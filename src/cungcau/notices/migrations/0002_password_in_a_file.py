"""The mail server's password leaves the database for a file of the data folder."""

from django.db import migrations

from cungcau.notices.password_file import keep_password


def move(apps, schema_editor):
    servers = apps.get_model("notices", "MailServer").objects
    kept = servers.exclude(password="").first()
    if kept is None:
        return
    keep_password(kept.password)
    if schema_editor.connection.vendor == "sqlite":  # else the bytes stay in the freed pages of the file
        schema_editor.execute("PRAGMA secure_delete = ON")
    servers.update(password="")


class Migration(migrations.Migration):
    dependencies = [("notices", "0001_initial")]
    operations = [
        migrations.RunPython(move, migrations.RunPython.noop),
        migrations.RemoveField("mailserver", "password"),
    ]
