"""Outcomes: what people tell of their search for work."""

from peewee import *


def up(migrator, db):
    class Person(Model):
        id = BigAutoField()

        class Meta:
            database = db
            table_name = "person"

    class Application(Model):
        id = BigAutoField()

        class Meta:
            database = db
            table_name = "application"

    class Outcome(Model):
        id = BigAutoField()
        person = ForeignKeyField(Person, on_delete="CASCADE", index=False)
        application = ForeignKeyField(Application, null=True, on_delete="SET NULL")
        vacancy = IntegerField(null=True)
        kind = TextField(default="open")
        way = TextField(default="")
        sector = TextField(default="")
        area = TextField(default="")
        how = TextField(default="")
        month = TextField(null=True)
        asked_at = DateTimeField(null=True, index=True)
        said_at = DateTimeField(null=True)

        class Meta:
            database = db
            table_name = "outcome"
            indexes = (
                (("person", "month"), True),
                (("kind", "said_at"), False),
            )

    db.create_tables([Outcome])


def down(migrator, db):
    migrator.migrate(migrator.drop_table("outcome"))
