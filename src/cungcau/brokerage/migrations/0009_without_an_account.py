

import cungcau.brokerage.guest_workflow
import cungcau.brokerage.sheet_models
import cungcau.kit.ids
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('brokerage', '0008_lists_of_the_law'),
        ('listings', '0005_autosaves'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name='interest',
            name='channel',
            field=models.CharField(choices=[('web', 'Form of the site'), ('phone', 'By phone, typed in by a broker'), ('guest', 'Without an account, by a confirmed mail address')], default='web', max_length=10),
        ),
        migrations.CreateModel(
            name='Enquiry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('pid', models.CharField(default=cungcau.kit.ids.new_pid, editable=False, max_length=16, unique=True)),
                ('state', models.CharField(choices=cungcau.brokerage.guest_workflow.enquiry_states, db_index=True, default='sent', max_length=10)),
                ('title_vi', models.CharField(blank=True, max_length=150)),
                ('title_en', models.CharField(blank=True, max_length=150)),
                ('language', models.CharField(default='vi', max_length=2)),
                ('about', models.TextField(blank=True, max_length=1000)),
                ('wish', models.TextField(blank=True, max_length=1000)),
                ('question', models.TextField(blank=True, max_length=600)),
                ('approach', models.TextField(blank=True, max_length=1500)),
                ('trl', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(9)])),
                ('months', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('cost_min', models.PositiveBigIntegerField(blank=True, null=True)),
                ('cost_max', models.PositiveBigIntegerField(blank=True, null=True)),
                ('conditions', models.TextField(blank=True, max_length=600)),
                ('organisation_name', models.CharField(blank=True, max_length=250)),
                ('name', models.CharField(blank=True, max_length=150)),
                ('email', models.EmailField(blank=True, db_index=True, max_length=254)),
                ('phone', models.CharField(blank=True, max_length=40)),
                ('consent_version', models.CharField(blank=True, max_length=20)),
                ('consent_purpose', models.TextField(blank=True)),
                ('consent_at', models.DateTimeField(blank=True, null=True)),
                ('agreed_at', models.DateTimeField(blank=True, null=True)),
                ('network', models.CharField(blank=True, db_index=True, max_length=80)),
                ('flags', models.JSONField(blank=True, default=list)),
                ('confirm_until', models.DateTimeField(blank=True, null=True)),
                ('confirm_round', models.PositiveSmallIntegerField(default=0)),
                ('link_round', models.PositiveSmallIntegerField(default=1)),
                ('reason', models.TextField(blank=True, max_length=1000)),
                ('asked_at', models.DateTimeField(blank=True, null=True)),
                ('claim_state', models.CharField(blank=True, choices=cungcau.brokerage.guest_workflow.guest_claim_states, default='', max_length=10)),
                ('sent_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('verified_at', models.DateTimeField(blank=True, null=True)),
                ('settled_at', models.DateTimeField(blank=True, null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('claimed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('handler', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('interest', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='enquiry', to='brokerage.interest')),
                ('listing', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='enquiries', to='listings.listing')),
            ],
            options={
                'ordering': ['-sent_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='EnquiryMessage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('from_guest', models.BooleanField(default=False)),
                ('text', models.TextField(max_length=2000)),
                ('author', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('enquiry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='messages', to='brokerage.enquiry')),
            ],
            options={
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Sheet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('pid', models.CharField(default=cungcau.kit.ids.new_pid, editable=False, max_length=16, unique=True)),
                ('token', models.CharField(default=cungcau.brokerage.sheet_models.new_token, editable=False, max_length=16, unique=True)),
                ('state', models.CharField(choices=cungcau.brokerage.guest_workflow.sheet_states, default='open', max_length=10)),
                ('occasion', models.CharField(max_length=150)),
                ('place', models.CharField(blank=True, max_length=150)),
                ('on', models.DateField()),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('version', models.PositiveIntegerField(default=1)),
                ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-on', '-pk'],
            },
        ),
        migrations.AddField(
            model_name='enquiry',
            name='sheet',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='enquiries', to='brokerage.sheet'),
        ),
        migrations.AddField(
            model_name='interest',
            name='sheet',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='interests', to='brokerage.sheet'),
        ),
        migrations.CreateModel(
            name='SheetLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('listing', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sheet_lines', to='listings.listing')),
                ('sheet', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='brokerage.sheet')),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='SheetVisit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(default=0)),
                ('day', models.DateField()),
                ('count', models.PositiveIntegerField(default=0)),
                ('sheet', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='visits', to='brokerage.sheet')),
            ],
        ),
        migrations.AddConstraint(
            model_name='enquiry',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['sent', 'spam', 'erased']), ('verified_at__isnull', False), _connector='OR'), name='what_brokers_read_is_verified'),
        ),
        migrations.AddConstraint(
            model_name='enquiry',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'tied'), _negated=True), ('interest__isnull', False), _connector='OR'), name='what_is_tied_is_an_interest'),
        ),
        migrations.AddConstraint(
            model_name='sheetline',
            constraint=models.UniqueConstraint(fields=('sheet', 'number'), name='one_line_a_number'),
        ),
        migrations.AddConstraint(
            model_name='sheetline',
            constraint=models.UniqueConstraint(fields=('sheet', 'listing'), name='a_listing_once_on_a_sheet'),
        ),
        migrations.AddConstraint(
            model_name='sheetvisit',
            constraint=models.UniqueConstraint(fields=('sheet', 'number', 'day'), name='one_count_a_day'),
        ),
    ]
