from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('discovery', '0005_weights'),
    ]

    operations = [
        migrations.CreateModel(
            name='Vector',
            fields=[
                ('key', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('model', models.CharField(max_length=200)),
                ('halves', models.BinaryField()),
            ],
        ),
    ]
