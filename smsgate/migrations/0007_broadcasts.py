"""Broadcasts: their texts, their messages, and what officers tried on their own phones."""

from peewee import *


def up(migrator, db):
    class Staff(Model):
        id = BigAutoField()

        class Meta:
            database = db
            table_name = "staff"

    class OutboundMessage(Model):
        id = BigAutoField()

        class Meta:
            database = db
            table_name = "outbound_message"

    class Broadcast(Model):
        id = BigAutoField()
        title = TextField()
        state = TextField(default="draft", index=True)
        audience = TextField(default="{}")
        wanted_from = DateTimeField(null=True)
        wanted_until = DateTimeField(null=True)
        again_reason = TextField(default="")
        once = TextField(unique=True)
        created_by = ForeignKeyField(Staff)
        created_at = DateTimeField()
        asked_by = ForeignKeyField(Staff, null=True)
        asked_at = DateTimeField(null=True)
        asked_people = IntegerField(default=0)
        approved_by = ForeignKeyField(Staff, null=True)
        approved_at = DateTimeField(null=True)
        approved_people = IntegerField(default=0)
        begins_at = DateTimeField(null=True)
        gives_up_at = DateTimeField(null=True)
        filled_to = BigIntegerField(default=0)
        filled_at = DateTimeField(null=True)
        people = IntegerField(default=0)
        ended_at = DateTimeField(null=True)

        class Meta:
            database = db
            table_name = "broadcast"

    class BroadcastText(Model):
        id = BigAutoField()
        broadcast = ForeignKeyField(Broadcast, on_delete="CASCADE", index=False)
        language = TextField()
        text = TextField()
        segments = IntegerField()
        likeness = TextField(index=True)

        class Meta:
            database = db
            table_name = "broadcast_text"
            indexes = ((("broadcast", "language"), True),)

    class BroadcastMessage(Model):
        outbound = ForeignKeyField(OutboundMessage, primary_key=True, on_delete="CASCADE")
        broadcast = ForeignKeyField(Broadcast, on_delete="CASCADE", index=False)
        contact = BigIntegerField()

        class Meta:
            database = db
            table_name = "broadcast_message"
            indexes = ((("contact", "broadcast"), True), (("broadcast", "outbound"), False))

    class BroadcastTrial(Model):
        id = BigAutoField()
        broadcast = ForeignKeyField(Broadcast, on_delete="CASCADE")
        staff = ForeignKeyField(Staff, index=False)
        outbound = ForeignKeyField(OutboundMessage, null=True, on_delete="SET NULL")
        language = TextField()
        once = TextField(unique=True)
        created_at = DateTimeField()

        class Meta:
            database = db
            table_name = "broadcast_trial"
            indexes = ((("staff", "created_at"), False),)

    db.create_tables([Broadcast, BroadcastText, BroadcastMessage, BroadcastTrial])


def down(migrator, db):
    for table in ("broadcast_trial", "broadcast_message", "broadcast_text", "broadcast"):
        migrator.migrate(migrator.drop_table(table))
