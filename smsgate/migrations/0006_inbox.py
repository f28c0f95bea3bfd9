"""The inbox: conversations, notes, labels, who looks at what, what officers wrote, canned replies."""

from peewee import *

LABELS = ("AK1", "Keluhan", "Lamaran", "Pelatihan", "Penipuan")


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

    class OutboundMessage(Model):
        id = BigAutoField()

        class Meta:
            database = db
            table_name = "outbound_message"

    class Conversation(Model):
        contact = ForeignKeyField(Contact, primary_key=True, on_delete="CASCADE")
        state = TextField(default="open")
        topic = TextField(default="")
        area = TextField(default="")
        assignee = ForeignKeyField(Staff, null=True)
        opened_at = DateTimeField()
        waiting_since = DateTimeField(null=True)
        last_at = DateTimeField()
        answered_at = DateTimeField(null=True)
        unread = BooleanField(default=True)

        class Meta:
            database = db
            table_name = "conversation"
            indexes = ((("state", "waiting_since"), False), (("state", "last_at"), False))

    class Label(Model):
        id = BigAutoField()
        name = TextField(unique=True)
        retired_at = DateTimeField(null=True)

        class Meta:
            database = db
            table_name = "label"

    class ConversationLabel(Model):
        conversation = ForeignKeyField(Conversation, on_delete="CASCADE", index=False)
        label = ForeignKeyField(Label, on_delete="CASCADE")

        class Meta:
            database = db
            table_name = "conversation_label"
            primary_key = CompositeKey("conversation", "label")

    class ConversationNote(Model):
        id = BigAutoField()
        conversation = ForeignKeyField(Conversation, on_delete="CASCADE", index=False)
        staff = ForeignKeyField(Staff, null=True)
        text = TextField()
        token = TextField(unique=True)
        created_at = DateTimeField()

        class Meta:
            database = db
            table_name = "conversation_note"
            indexes = ((("conversation", "created_at"), False),)

    class ConversationView(Model):
        conversation = ForeignKeyField(Conversation, on_delete="CASCADE", index=False)
        staff = ForeignKeyField(Staff, on_delete="CASCADE")
        seen_at = DateTimeField()

        class Meta:
            database = db
            table_name = "conversation_view"
            primary_key = CompositeKey("conversation", "staff")

    class OfficerMessage(Model):
        message = ForeignKeyField(OutboundMessage, primary_key=True, on_delete="CASCADE")
        staff = ForeignKeyField(Staff, null=True)
        token = TextField(unique=True)
        before = TextField()
        created_at = DateTimeField()

        class Meta:
            database = db
            table_name = "officer_message"

    class CannedReply(Model):
        id = BigAutoField()
        title = TextField(unique=True)
        texts = TextField()
        active = BooleanField(default=True)
        created_at = DateTimeField()
        updated_at = DateTimeField()

        class Meta:
            database = db
            table_name = "canned_reply"

    db.create_tables(
        [
            Conversation,
            Label,
            ConversationLabel,
            ConversationNote,
            ConversationView,
            OfficerMessage,
            CannedReply,
        ]
    )
    Label.insert_many([{"name": name} for name in LABELS]).execute()


def down(migrator, db):
    for table in (
        "canned_reply",
        "officer_message",
        "conversation_view",
        "conversation_note",
        "conversation_label",
        "label",
        "conversation",
    ):
        migrator.migrate(migrator.drop_table(table))
