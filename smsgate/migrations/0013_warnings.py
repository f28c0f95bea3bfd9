"""Warnings: what reports name, what the office warns of, and what claims to be ours."""

from peewee import *

CALLED_BACK_BEFORE = """
    INSERT INTO warning (kind, value, shown, state, reason, at, by_id)
    SELECT 'vacancy', CAST(vacancy AS TEXT), CAST(vacancy AS TEXT), 'listed', reason, started_at, staff_id
    FROM recall
"""


def up(migrator, db):
    class Contact(Model):
        id = BigAutoField()

        class Meta:
            database = db
            table_name = "contact"

    class Staff(Model):
        id = BigAutoField()

        class Meta:
            database = db
            table_name = "staff"

    class Case(Model):
        id = BigAutoField()

        class Meta:
            database = db
            table_name = "help_case"

    class FraudWarning(Model):
        id = BigAutoField()
        kind = TextField()
        value = TextField()
        shown = TextField(default="")
        state = TextField(default="listed")
        reason = TextField(default="")
        at = DateTimeField()
        by = ForeignKeyField(Staff)
        lifted_at = DateTimeField(null=True)
        lifted_by = ForeignKeyField(Staff, null=True)

        class Meta:
            database = db
            table_name = "warning"
            indexes = (
                (("kind", "value"), True),
                (("state", "at"), False),
            )

    class ReportMention(Model):
        id = BigAutoField()
        case = ForeignKeyField(Case, on_delete="CASCADE", index=False)
        kind = TextField()
        value = TextField()
        shown = TextField(default="")
        at = DateTimeField(index=True)
        told_at = DateTimeField(null=True)

        class Meta:
            database = db
            table_name = "report_mention"
            indexes = (
                (("case", "kind", "value"), True),
                (("kind", "value", "at"), False),
            )

    class Imposture(Model):
        id = BigAutoField()
        day = DateField()
        what = TextField(default="")
        contact = ForeignKeyField(Contact, on_delete="CASCADE")
        text = TextField(default="")

        class Meta:
            database = db
            table_name = "imposture"
            indexes = ((("day", "what", "contact"), True),)

    db.create_tables([FraudWarning, ReportMention, Imposture])
    db.execute_sql(CALLED_BACK_BEFORE)


def down(migrator, db):
    for table in ("imposture", "report_mention", "warning"):
        migrator.migrate(migrator.drop_table(table))
