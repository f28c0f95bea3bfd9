"""The audit log, which the database itself keeps from being changed; and uploaded lists of people."""

from peewee import *

KEPT = "the audit log is only ever added to"

SQLITE = tuple(
    f"""CREATE TRIGGER audit_entry_no_{verb.lower()} BEFORE {verb} ON audit_entry
    BEGIN SELECT RAISE(ABORT, '{KEPT}'); END"""
    for verb in ("UPDATE", "DELETE")
)

POSTGRESQL = (
    f"""CREATE OR REPLACE FUNCTION audit_entry_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION '{KEPT}' USING ERRCODE = 'restrict_violation';
    END $$""",
    """CREATE TRIGGER audit_entry_no_change BEFORE UPDATE OR DELETE ON audit_entry
    FOR EACH ROW EXECUTE FUNCTION audit_entry_is_kept()""",
    """CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_is_kept()""",
)


def up(migrator, db):
    class AuditEntry(Model):
        id = BigIntegerField(primary_key=True)
        at = DateTimeField(index=True)
        actor = BigIntegerField(null=True)
        actor_name = TextField()
        action = TextField()
        subject = TextField()
        subject_id = TextField()
        before = TextField(null=True)
        after = TextField(null=True)
        previous_hash = TextField()
        hash = TextField()

        class Meta:
            database = db
            table_name = "audit_entry"
            indexes = (
                (("actor", "id"), False),
                (("actor_name", "id"), False),
                (("action", "id"), False),
                (("subject", "subject_id", "id"), False),
            )

    class Counter(Model):
        name = TextField(primary_key=True)
        value = BigIntegerField()

        class Meta:
            database = db
            table_name = "counter"

    class Staff(Model):
        id = BigAutoField()

        class Meta:
            database = db
            table_name = "staff"

    class SubscriberUpload(Model):
        id = BigAutoField()
        staff = ForeignKeyField(Staff)
        name = TextField()
        content = BlobField(null=True)
        reach = TextField(null=True)
        state = TextField(default="checking")
        rows = IntegerField(default=0)
        people = IntegerField(default=0)
        wanted = IntegerField(default=0)
        to_ask = IntegerField(default=0)
        refused = IntegerField(default=0)
        skipped = IntegerField(default=0)
        remarked = IntegerField(default=0)
        done = IntegerField(default=0)
        taken = IntegerField(default=0)
        asked = IntegerField(default=0)
        unknown_columns = TextField(default="[]")
        findings = TextField(default="[]")
        said = TextField(null=True)
        lease_until = DateTimeField(null=True)
        created_at = DateTimeField(index=True)
        confirmed_at = DateTimeField(null=True)
        finished_at = DateTimeField(null=True)

        class Meta:
            database = db
            table_name = "subscriber_upload"
            indexes = ((("state", "id"), False),)

    db.create_tables([AuditEntry, SubscriberUpload])
    Counter.create(name="audit_entry", value=0)
    for statement in SQLITE if isinstance(db, SqliteDatabase) else POSTGRESQL:
        db.execute_sql(statement)


def down(migrator, db):
    migrator.migrate(migrator.drop_table("subscriber_upload"))
    migrator.migrate(migrator.drop_table("audit_entry"))
    if not isinstance(db, SqliteDatabase):
        db.execute_sql("DROP FUNCTION audit_entry_is_kept()")
    db.execute_sql("DELETE FROM counter WHERE name = 'audit_entry'")
