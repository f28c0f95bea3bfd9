"""Vacancies posted by SMS, employers greeted by SMS, and numbers that staff blocked."""

from peewee import *


def up(migrator, db):
    class Contact(Model):
        id = BigAutoField()

        class Meta:
            database = db
            table_name = "contact"

    class Employer(Model):
        id = BigAutoField()

        class Meta:
            database = db
            table_name = "employer"

    class Staff(Model):
        id = BigAutoField()

        class Meta:
            database = db
            table_name = "staff"

    class Vacancy(Model):
        code = IntegerField(primary_key=True)

        class Meta:
            database = db
            table_name = "vacancy"

    class VacancyDraft(Model):
        id = BigAutoField()

        class Meta:
            database = db
            table_name = "vacancy_draft"

    class SmsPosting(Model):
        id = BigAutoField()
        employer = ForeignKeyField(Employer, on_delete="CASCADE", index=False)
        contact = ForeignKeyField(Contact, null=True, on_delete="SET NULL")
        draft = ForeignKeyField(VacancyDraft, null=True, unique=True, on_delete="SET NULL")
        vacancy = ForeignKeyField(Vacancy, null=True, unique=True, on_delete="CASCADE")
        words = TextField(default="")
        channel = TextField(default="sms")
        awaits = BooleanField(default=False, index=True)
        asked_at = DateTimeField(null=True)
        created_at = DateTimeField(index=True)

        class Meta:
            database = db
            table_name = "sms_posting"
            indexes = ((("employer", "draft"), False),)

    class BlockedNumber(Model):
        id = BigAutoField()
        contact = ForeignKeyField(Contact, on_delete="CASCADE")
        until = DateTimeField(null=True)
        reason = TextField()
        staff = ForeignKeyField(Staff, null=True, on_delete="SET NULL")
        at = DateTimeField()
        lifted_at = DateTimeField(null=True)
        lifted_by = ForeignKeyField(Staff, null=True, on_delete="SET NULL")

        class Meta:
            database = db
            table_name = "blocked_number"
            indexes = ((("lifted_at", "until"), False),)

    db.create_tables([SmsPosting, BlockedNumber])
    migrator.migrate(
        migrator.add_column("contact", "blocked_until", DateTimeField(null=True)),
        migrator.add_column("employer", "greeted_at", DateTimeField(null=True)),
        migrator.add_index("employer", ("greeted_at",)),
        migrator.drop_not_null("vacancy_draft", "staff_id"),
    )
    # Whoever is registered already is not texted only because the service is brought up to date.
    db.execute_sql("UPDATE employer SET greeted_at = created_at")


def down(migrator, db):
    for table in ("blocked_number", "sms_posting"):
        migrator.migrate(migrator.drop_table(table))
    db.execute_sql("DELETE FROM vacancy_draft WHERE staff_id IS NULL")
    migrator.migrate(
        migrator.add_not_null("vacancy_draft", "staff_id"),
        migrator.drop_index("employer", "employer_greeted_at"),
        migrator.drop_column("employer", "greeted_at"),
        migrator.drop_column("contact", "blocked_until"),
    )
