"""Signing in: second factors, sessions, recovery codes, invitations, and the accounts of employers."""

from peewee import *

COLUMNS = {
    "name": TextField(default=""),
    "language": TextField(default="id"),
    "districts": TextField(default="[]"),
    "totp_secret": TextField(null=True),
    "totp_since": DateTimeField(null=True),
    "totp_step": BigIntegerField(default=0),
    "failures": IntegerField(default=0),
    "locked_until": DateTimeField(null=True),
}


def up(migrator, db):
    migrator.migrate(
        *(migrator.add_column("staff", name, field) for name, field in COLUMNS.items())
    )

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

    class StaffSession(Model):
        id = BigAutoField()
        staff = ForeignKeyField(Staff, on_delete="CASCADE")
        token_hash = TextField(unique=True)
        created_at = DateTimeField()
        seen_at = DateTimeField()
        agent = TextField(default="")
        ended_at = DateTimeField(null=True)

        class Meta:
            database = db
            table_name = "staff_session"

    class RecoveryCode(Model):
        id = BigAutoField()
        staff = ForeignKeyField(Staff, on_delete="CASCADE")
        code_hash = TextField(unique=True)
        used_at = DateTimeField(null=True)

        class Meta:
            database = db
            table_name = "recovery_code"

    class Invitation(Model):
        id = BigAutoField()
        staff = ForeignKeyField(Staff, on_delete="CASCADE")
        token_hash = TextField(unique=True)
        created_at = DateTimeField()
        expires_at = DateTimeField()
        used_at = DateTimeField(null=True)

        class Meta:
            database = db
            table_name = "invitation"

    class EmployerAccount(Model):
        staff = ForeignKeyField(Staff, primary_key=True, on_delete="CASCADE")
        employer = ForeignKeyField(Employer, on_delete="CASCADE")

        class Meta:
            database = db
            table_name = "employer_account"

    db.create_tables([StaffSession, RecoveryCode, Invitation, EmployerAccount])


def down(migrator, db):
    for table in ("employer_account", "invitation", "recovery_code", "staff_session"):
        migrator.migrate(migrator.drop_table(table))
    migrator.migrate(*(migrator.drop_column("staff", name) for name in COLUMNS))
