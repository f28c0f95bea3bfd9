"""Profiles: what somebody tells of themselves for a CV."""

from peewee import *


def up(migrator, db):
    class Person(Model):
        id = BigAutoField()

        class Meta:
            database = db
            table_name = "person"

    class Profile(Model):
        person = ForeignKeyField(Person, primary_key=True, on_delete="CASCADE")
        answers = TextField(default="{}")
        guardian = TextField(default="")
        guardian_words = TextField(default="")
        guardian_at = DateTimeField(null=True)
        updated_at = DateTimeField(index=True)

        class Meta:
            database = db
            table_name = "profile"

    db.create_tables([Profile])


def down(migrator, db):
    migrator.migrate(migrator.drop_table("profile"))
