"""Applications, the interviews that follow, and vacancies that employers have begun to write."""

from peewee import *


def up(migrator, db):
    class Employer(Model):
        id = BigAutoField()

        class Meta:
            database = db
            table_name = "employer"

    class OutboundMessage(Model):
        id = BigAutoField()

        class Meta:
            database = db
            table_name = "outbound_message"

    class Person(Model):
        id = BigAutoField()

        class Meta:
            database = db
            table_name = "person"

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

    class Application(Model):
        id = BigAutoField()
        vacancy = ForeignKeyField(Vacancy, index=False)
        person = ForeignKeyField(Person, on_delete="CASCADE")
        state = TextField(default="sent")
        passed_on = TextField(default="{}")
        agreed_at = DateTimeField(null=True)
        reason = TextField(default="")
        created_at = DateTimeField(index=True)
        seen_at = DateTimeField(null=True)
        decided_at = DateTimeField(null=True)
        message = ForeignKeyField(OutboundMessage, null=True, on_delete="SET NULL")

        class Meta:
            database = db
            table_name = "application"
            indexes = (
                (("vacancy", "person"), True),
                (("vacancy", "state"), False),
                (("state", "decided_at"), False),
            )

    class Interview(Model):
        id = BigAutoField()
        application = ForeignKeyField(Application, on_delete="CASCADE", index=False)
        mode = TextField()
        at = DateTimeField()
        place = TextField(default="")
        link = TextField(default="")
        note = TextField(default="")
        state = TextField(default="proposed")
        message = ForeignKeyField(OutboundMessage, null=True, on_delete="SET NULL")
        created_at = DateTimeField()
        answered_at = DateTimeField(null=True)

        class Meta:
            database = db
            table_name = "interview"
            indexes = ((("application", "state"), False),)

    standing = SQL("(state IN ('proposed', 'accepted'))")
    Interview.add_index(
        Interview.index(
            Interview.application, unique=True, where=standing, name="interview_one_standing"
        )
    )

    class VacancyDraft(Model):
        id = BigAutoField()
        employer = ForeignKeyField(Employer, on_delete="CASCADE", index=False)
        staff = ForeignKeyField(Staff)
        vacancy = ForeignKeyField(Vacancy, null=True, on_delete="CASCADE")
        step = IntegerField(default=0)
        typed = TextField(default="{}")
        created_at = DateTimeField()
        updated_at = DateTimeField()
        closed_at = DateTimeField(null=True)

        class Meta:
            database = db
            table_name = "vacancy_draft"
            indexes = ((("employer", "closed_at"), False),)

    db.create_tables([Application, Interview, VacancyDraft])


def down(migrator, db):
    for table in ("vacancy_draft", "interview", "application"):
        migrator.migrate(migrator.drop_table(table))
