"""Village agents, and whom they registered."""

from peewee import *


def up(migrator, db):
    class Contact(Model):
        id = BigAutoField()

        class Meta:
            database = db
            table_name = "contact"

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

    class Agent(Model):
        id = BigAutoField()
        contact = ForeignKeyField(Contact, null=True, on_delete="CASCADE", index=False)
        name = TextField()
        office = TextField()
        village = TextField()
        area = TextField()
        state = TextField(default="asked")
        consent_how = TextField(default="")
        consent_words = TextField(default="")
        agreed_at = DateTimeField(null=True)
        ended_at = DateTimeField(null=True)
        ended_how = TextField(default="")
        listed_on = DateField(null=True)
        created_at = DateTimeField()
        created_by = ForeignKeyField(Staff, null=True)

        class Meta:
            database = db
            table_name = "agent"
            indexes = (
                (("contact", "state"), False),
                (("state", "area"), False),
            )

    class Referral(Model):
        id = BigAutoField()
        agent = ForeignKeyField(Agent, on_delete="CASCADE", index=False)
        person = ForeignKeyField(Person, null=True, on_delete="SET NULL")
        place = TextField()
        kind = TextField(default="")
        result = TextField()
        created_at = DateTimeField()

        class Meta:
            database = db
            table_name = "referral"
            indexes = ((("agent", "created_at"), False),)

    Agent.add_index(
        Agent.index(
            Agent.contact, unique=True, where=SQL("(state <> 'ended')"), name="agent_one_standing"
        )
    )
    db.create_tables([Agent, Referral])


def down(migrator, db):
    migrator.migrate(migrator.drop_table("referral"), migrator.drop_table("agent"))
