"""Checklists, first approvals, employers' papers and suspensions; nothing unverified is ever published."""

from peewee import *

NOT_VERIFIED = "a published vacancy needs who verified it, when, its place in the order, and a verified employer"
STILL_SHOWN = "an employer with published vacancies stays verified: withdraw them first"

UNVERIFIED = """NEW.state = 'verified' AND (
    NEW.verified_at IS NULL OR NEW.verified_by_id IS NULL OR NEW.published_seq IS NULL
    OR NOT EXISTS (SELECT 1 FROM employer WHERE employer.id = NEW.employer_id AND employer.state = 'verified'))"""
PUBLISHED_OF = "EXISTS (SELECT 1 FROM vacancy WHERE vacancy.employer_id = {row}.id AND vacancy.state = 'verified')"
WATCHED = "state, employer_id, verified_at, verified_by_id, published_seq"

SQLITE = (
    f"""CREATE TRIGGER vacancy_inserted_verified BEFORE INSERT ON vacancy WHEN {UNVERIFIED}
    BEGIN SELECT RAISE(ABORT, '{NOT_VERIFIED}'); END""",
    f"""CREATE TRIGGER vacancy_stays_verified BEFORE UPDATE OF {WATCHED} ON vacancy WHEN {UNVERIFIED}
    BEGIN SELECT RAISE(ABORT, '{NOT_VERIFIED}'); END""",
    f"""CREATE TRIGGER employer_stays_verified BEFORE UPDATE OF state ON employer
    WHEN NEW.state <> 'verified' AND {PUBLISHED_OF.format(row="OLD")}
    BEGIN SELECT RAISE(ABORT, '{STILL_SHOWN}'); END""",
)

# FOR SHARE: who suspends the employer at this moment is waited for, and waits for us.
POSTGRESQL = (
    f"""CREATE FUNCTION vacancy_must_be_verified() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        PERFORM 1 FROM employer WHERE employer.id = NEW.employer_id FOR SHARE;
        IF {UNVERIFIED} THEN
            RAISE EXCEPTION '{NOT_VERIFIED}' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END $$""",
    """CREATE TRIGGER vacancy_inserted_verified BEFORE INSERT ON vacancy
    FOR EACH ROW WHEN (NEW.state = 'verified') EXECUTE FUNCTION vacancy_must_be_verified()""",
    f"""CREATE TRIGGER vacancy_stays_verified BEFORE UPDATE OF {WATCHED} ON vacancy
    FOR EACH ROW WHEN (NEW.state = 'verified') EXECUTE FUNCTION vacancy_must_be_verified()""",
    f"""CREATE FUNCTION employer_must_stay_verified() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF {PUBLISHED_OF.format(row="NEW")} THEN
            RAISE EXCEPTION '{STILL_SHOWN}' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END $$""",
    """CREATE TRIGGER employer_stays_verified BEFORE UPDATE OF state ON employer
    FOR EACH ROW WHEN (NEW.state <> 'verified') EXECUTE FUNCTION employer_must_stay_verified()""",
)

# Shown until now without somebody's name or with an employer nobody knows: an officer looks at it again.
BACK_TO_THE_QUEUE = """UPDATE vacancy SET state = 'waiting' WHERE state = 'verified' AND (
    verified_by_id IS NULL OR employer_id NOT IN (SELECT id FROM employer WHERE state = 'verified'))"""


def up(migrator, db):
    class Staff(Model):
        id = BigAutoField()

        class Meta:
            database = db
            table_name = "staff"

    class Employer(Model):
        id = BigAutoField()

        class Meta:
            database = db
            table_name = "employer"

    class Vacancy(Model):
        code = IntegerField(primary_key=True)

        class Meta:
            database = db
            table_name = "vacancy"

    class VacancyCheck(Model):
        id = BigAutoField()
        vacancy = ForeignKeyField(Vacancy, on_delete="CASCADE", index=False)
        item = TextField()
        answer = TextField(default="yes")
        staff = ForeignKeyField(Staff)
        at = DateTimeField()
        fingerprint = TextField()

        class Meta:
            database = db
            table_name = "vacancy_check"
            indexes = ((("vacancy", "item"), True),)

    class VacancyApproval(Model):
        vacancy = ForeignKeyField(Vacancy, primary_key=True, on_delete="CASCADE")
        staff = ForeignKeyField(Staff)
        at = DateTimeField()
        fingerprint = TextField()

        class Meta:
            database = db
            table_name = "vacancy_approval"

    class EmployerDocument(Model):
        id = BigAutoField()
        employer = ForeignKeyField(Employer, on_delete="CASCADE")
        name = TextField()
        kind = TextField()
        size = IntegerField()
        stored = TextField(unique=True)
        digest = TextField()
        staff = ForeignKeyField(Staff, null=True)
        at = DateTimeField()

        class Meta:
            database = db
            table_name = "employer_document"
            indexes = ((("employer", "digest"), True),)

    class EmployerSuspension(Model):
        id = BigAutoField()
        employer = ForeignKeyField(Employer, on_delete="CASCADE")
        staff = ForeignKeyField(Staff, null=True)
        at = DateTimeField()
        reason = TextField()
        fraud = BooleanField(default=False)
        state_before = TextField()
        withdrawn = TextField(default="[]")
        lifted_at = DateTimeField(null=True)
        lifted_by = ForeignKeyField(Staff, null=True, backref="lifted_suspensions")

        class Meta:
            database = db
            table_name = "employer_suspension"

    db.create_tables([VacancyCheck, VacancyApproval, EmployerDocument, EmployerSuspension])
    migrator.migrate(
        migrator.add_column("employer", "kind", TextField(null=True)),
        migrator.add_index("vacancy", ("regency", "kind", "code")),
        migrator.add_index("vacancy", ("contact",)),
        migrator.add_index("vacancy", ("state", "created_at", "code")),
    )
    db.execute_sql(BACK_TO_THE_QUEUE)
    for statement in SQLITE if isinstance(db, SqliteDatabase) else POSTGRESQL:
        db.execute_sql(statement)


def down(migrator, db):
    of_table = "" if isinstance(db, SqliteDatabase) else " ON {}"
    for trigger, table in (
        ("employer_stays_verified", "employer"),
        ("vacancy_stays_verified", "vacancy"),
        ("vacancy_inserted_verified", "vacancy"),
    ):
        db.execute_sql(f"DROP TRIGGER {trigger}{of_table.format(table)}")
    if not isinstance(db, SqliteDatabase):
        db.execute_sql("DROP FUNCTION employer_must_stay_verified()")
        db.execute_sql("DROP FUNCTION vacancy_must_be_verified()")
    migrator.migrate(
        migrator.drop_index("vacancy", "vacancy_state_created_at_code"),
        migrator.drop_index("vacancy", "vacancy_contact"),
        migrator.drop_index("vacancy", "vacancy_regency_kind_code"),
        migrator.drop_column("employer", "kind"),
    )
    for table in ("employer_suspension", "employer_document", "vacancy_approval", "vacancy_check"):
        migrator.migrate(migrator.drop_table(table))
