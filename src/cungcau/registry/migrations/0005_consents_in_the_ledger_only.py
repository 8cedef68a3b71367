"""The columns whose content went into the ledger; apart from it, for a table that was just referred to cannot be altered."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("registry", "0004_people_and_trust")]
    operations = [
        migrations.RemoveField("contact", "consent_purpose"),
        migrations.RemoveField("contact", "consent_on"),
    ]
