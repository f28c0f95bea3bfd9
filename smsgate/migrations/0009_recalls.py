"""Recalls with the ledger of who was warned, and uploads of vacancies on their way to be imported."""

from peewee import *


def up(migrator, db):
    class Contact(Model):
        id = BigAutoField()

        class Meta:
            database = db
            table_name = "contact"

    class OutboundMessage(Model):
        id = BigAutoField()

        class Meta:
            database = db
            table_name = "outbound_message"

    class Staff(Model):
        id = BigAutoField()

        class Meta:
            database = db
            table_name = "staff"

    class Recall(Model):
        id = BigAutoField()
        vacancy = IntegerField(unique=True)
        staff = ForeignKeyField(Staff)
        reason = TextField(default="")
        texts = TextField()
        people = BigIntegerField(default=0)
        started_at = DateTimeField()
        not_before = DateTimeField()
        finished_at = DateTimeField(null=True, index=True)

        class Meta:
            database = db
            table_name = "recall"

    class RecallWarning(Model):
        id = BigAutoField()
        recall = ForeignKeyField(Recall, on_delete="CASCADE", index=False)
        contact = ForeignKeyField(Contact, on_delete="CASCADE")
        way = TextField()
        message = ForeignKeyField(OutboundMessage, null=True, on_delete="SET NULL")

        class Meta:
            database = db
            table_name = "recall_warning"
            indexes = ((("recall", "contact"), True),)

    class Upload(Model):
        id = BigAutoField()
        token = TextField(unique=True)
        staff = ForeignKeyField(Staff)
        name = TextField()
        content = BlobField()
        mends = TextField(default="{}")
        publish = BooleanField(default=False)
        state = TextField(default="checking")
        rows = IntegerField(default=0)
        read = IntegerField(default=0)
        taken = IntegerField(default=0)
        published = IntegerField(default=0)
        refused = IntegerField(default=0)
        skipped = IntegerField(default=0)
        remarked = IntegerField(default=0)
        unknown_columns = TextField(default="[]")
        said = TextField(null=True)
        lease_until = DateTimeField(null=True)
        created_at = DateTimeField(index=True)

        class Meta:
            database = db
            table_name = "upload"

    class UploadFinding(Model):
        id = BigAutoField()
        upload = ForeignKeyField(Upload, on_delete="CASCADE", index=False)
        row = IntegerField()
        column = TextField(default="")
        outcome = TextField()
        text = TextField()
        values = TextField(default="{}")
        cells = TextField(default="{}")

        class Meta:
            database = db
            table_name = "upload_finding"
            indexes = ((("upload", "outcome", "row"), False),)

    db.create_tables([Recall, RecallWarning, Upload, UploadFinding])


def down(migrator, db):
    for table in ("upload_finding", "upload", "recall_warning", "recall"):
        migrator.migrate(migrator.drop_table(table))
