from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    """A need, or an offer, is called by the id that it has elsewhere once only: so a file can be brought in again."""

    dependencies = [("listings", "0002_counted_by_an_index")]

    operations = [
        migrations.AddConstraint(
            model_name="listing",
            constraint=models.UniqueConstraint(
                fields=["kind", "external_id"], condition=~Q(external_id=""), name="an_outside_id_once_a_kind"
            ),
        ),
    ]
