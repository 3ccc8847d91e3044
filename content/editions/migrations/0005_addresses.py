import django.db.models.deletion
from django.db import migrations, models

from content.editions.manifest import unfold


def note_present_addresses(apps, schema_editor):
    """Remember where pages are before the first of them moves."""
    Edition, Sheet = apps.get_model("editions", "Edition"), apps.get_model("editions", "Sheet")
    Address = apps.get_model("editions", "Address")
    found = {}
    # A district's pages are at the same paths in every language, and in German it leaves none out.
    for edition in Edition.objects.exclude(version="").order_by("language").iterator():
        if edition.language == "de" or edition.district_id not in found:
            sheets = Sheet.objects.filter(digest__in=edition.content["sheets"].values())
            content = unfold(edition.content, dict(sheets.values_list("digest", "content")))
            found[edition.district_id] = {page["path"].lower(): page["id"] for page in content["pages"]}
    Address.objects.bulk_create(
        [
            Address(district_id=district_id, path=path, key=key)
            for district_id, keys in found.items()
            for path, key in keys.items()
            if len(path) <= 600
        ]
    )


class Migration(migrations.Migration):

    dependencies = [
        ('districts', '0002_district_untranslated_local'),
        ('editions', '0004_past_editions'),
    ]

    operations = [
        migrations.AddField(
            model_name='edition',
            name='addresses',
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.CreateModel(
            name='Address',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('path', models.CharField(max_length=600)),
                ('key', models.UUIDField()),
                ('district', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='addresses', to='districts.district')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('district', 'path'), name='address_leads_to_one_page')],
            },
        ),
        migrations.RunPython(note_present_addresses, migrations.RunPython.noop),
    ]
