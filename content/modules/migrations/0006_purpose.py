from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('modules', '0005_topic_icons'),
    ]

    operations = [
        migrations.AddField(
            model_name='infopage',
            name='purpose',
            field=models.CharField(blank=True, choices=[('IMPRINT', 'Imprint'), ('PRIVACY', 'Privacy'), ('ACCESSIBILITY', 'Accessibility statement')], help_text="Readers find such a page at the end of every page, and not among the topics. A district's own takes the place of the state's.", max_length=15, verbose_name='purpose'),
        ),
    ]
