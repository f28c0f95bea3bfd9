"""Cases: what somebody asks or reports, under a number."""

from peewee import *


def up(migrator, db):
    class Contact(Model):
        id = BigAutoField()

        class Meta:
            database = db
            table_name = "contact"

    class Case(Model):
        id = BigAutoField()
        contact = ForeignKeyField(Contact, null=True, on_delete="SET NULL", index=False)
        kind = TextField()
        about = TextField(default="")
        area = TextField(default="")
        text = TextField(default="")
        opened_at = DateTimeField()
        closed_at = DateTimeField(null=True)

        class Meta:
            database = db
            table_name = "help_case"
            indexes = (
                (("contact", "closed_at"), False),
                (("kind", "about", "opened_at"), False),
                (("kind", "opened_at"), False),
            )

    db.create_tables([Case])


def down(migrator, db):
    migrator.migrate(migrator.drop_table("help_case"))
