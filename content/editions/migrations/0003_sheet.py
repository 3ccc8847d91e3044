from uuid import uuid4

from django.db import migrations, models

from content.editions.digests import digest


def into_sheets(apps, schema_editor):
    """Let readers have their editions until they are built again, which is asked for."""
    Edition, Sheet = apps.get_model("editions", "Edition"), apps.get_model("editions", "Sheet")
    for edition in Edition.objects.exclude(version="").iterator():
        pages, contacts = edition.content.pop("pages"), edition.content.pop("contacts")
        sheets = {
            "statewide": {},
            "adapted": {},
            "local": {page["id"]: page for page in pages},
            "order": [page["id"] for page in pages],
            "contacts": contacts,
        }
        edition.content["sheets"] = {name: digest(sheet) for name, sheet in sheets.items()}
        Sheet.objects.bulk_create(
            [Sheet(digest=digest(sheet), content=sheet) for sheet in sheets.values()], ignore_conflicts=True
        )
        edition.pending = uuid4()
        edition.save()


def out_of_sheets(apps, schema_editor):
    Edition, Sheet = apps.get_model("editions", "Edition"), apps.get_model("editions", "Sheet")
    for edition in Edition.objects.exclude(version="").iterator():
        named = {
            name: Sheet.objects.get(digest=key).content
            for name, key in edition.content.pop("sheets").items()
        }
        entries = {**named["statewide"], **named["adapted"], **named["local"]}
        edition.content |= {
            "pages": [entries[key] for key in named["order"]],
            "contacts": named["contacts"],
        }
        edition.save()


class Migration(migrations.Migration):

    dependencies = [
        ('editions', '0002_snapshotref_completeness'),
    ]

    operations = [
        migrations.CreateModel(
            name='Sheet',
            fields=[
                ('digest', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('content', models.JSONField()),
                ('created_at', models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.RunPython(into_sheets, out_of_sheets),
    ]
