"""Every table the main job needs: places, vacancies, people, messages, the digest."""

from peewee import *


def up(migrator, db):
    class Contact(Model):
        id = BigAutoField()
        phone = TextField(unique=True)
        language = TextField(default="id")
        gateway = TextField(default="simulator")
        created_at = DateTimeField()
        last_inbound_at = DateTimeField(null=True)
        stopped_at = DateTimeField(null=True)
        paused_until = DateField(null=True)
        follows = TextField(null=True)
        digest_from = BigIntegerField(null=True)
        helped_on = DateField(null=True)
        erased_at = DateTimeField(null=True, index=True)

        class Meta:
            database = db
            table_name = "contact"
            indexes = ((("follows", "digest_from"), False),)

    db.create_tables([Contact])

    class Counter(Model):
        name = TextField(primary_key=True)
        value = BigIntegerField()

        class Meta:
            database = db
            table_name = "counter"

    db.create_tables([Counter])

    class DeliveryWord(Model):
        id = BigAutoField()
        gateway = TextField()
        gateway_id = TextField()
        word = TextField()
        state = TextField(null=True)
        phone = TextField(default="", index=True)
        reason = TextField(default="")
        received_at = DateTimeField()

        class Meta:
            database = db
            table_name = "delivery_word"
            indexes = ((("gateway", "gateway_id"), False),)

    db.create_tables([DeliveryWord])

    class Dialogue(Model):
        contact = ForeignKeyField(Contact, primary_key=True, on_delete="CASCADE")
        listing = TextField(null=True)
        questions = TextField(default=list)
        updated_at = DateTimeField()

        class Meta:
            database = db
            table_name = "dialogue"

    db.create_tables([Dialogue])

    class DigestRun(Model):
        id = BigAutoField()
        local_date = DateField(unique=True)
        from_seq = BigIntegerField()
        to_seq = BigIntegerField()
        not_before = DateTimeField()
        give_up_at = DateTimeField(null=True)
        started_at = DateTimeField()
        filled_to = BigIntegerField(default=0)
        finished_at = DateTimeField(null=True)
        people = IntegerField(default=0)

        class Meta:
            database = db
            table_name = "digest_run"

    db.create_tables([DigestRun])

    class DigestText(Model):
        id = BigAutoField()
        run = ForeignKeyField(DigestRun, on_delete="CASCADE")
        follows = TextField()
        digest_from = BigIntegerField(default=-1)
        text = TextField()
        segments = IntegerField()
        codes = TextField()
        shown = IntegerField()
        edition = IntegerField(default=0)
        cancelled = BooleanField(default=False)

        class Meta:
            database = db
            table_name = "digest_text"
            indexes = ((("run", "follows", "digest_from", "edition"), True),)

    db.create_tables([DigestText])

    class DigestVacancy(Model):
        id = BigAutoField()
        text = ForeignKeyField(DigestText, on_delete="CASCADE")
        vacancy = IntegerField(index=True)

        class Meta:
            database = db
            table_name = "digest_vacancy"
            indexes = ((("text", "vacancy"), True),)

    db.create_tables([DigestVacancy])

    class Region(Model):
        code = TextField(primary_key=True)
        level = TextField()
        name = TextField()
        parent_code = TextField(index=True, null=True)
        lat = FloatField(null=True)
        lng = FloatField(null=True)

        class Meta:
            database = db
            table_name = "region"

    db.create_tables([Region])

    class Staff(Model):
        id = BigAutoField()
        email = TextField(unique=True)
        role = TextField()
        password_hash = TextField(null=True)
        created_at = DateTimeField()
        disabled_at = DateTimeField(null=True)

        class Meta:
            database = db
            table_name = "staff"

    db.create_tables([Staff])

    class Employer(Model):
        id = BigAutoField()
        name = TextField(index=True)
        region = ForeignKeyField(Region, null=True)
        address = TextField(default="")
        contact_name = TextField(default="")
        contact = TextField(default="")
        phone = TextField(index=True, null=True)
        nib = TextField(default="")
        state = TextField(default="waiting")
        verified_at = DateTimeField(null=True)
        verified_by = ForeignKeyField(Staff, null=True)
        created_at = DateTimeField()

        class Meta:
            database = db
            table_name = "employer"
            constraints = [Check("state <> 'verified' OR verified_at IS NOT NULL")]

    db.create_tables([Employer])

    class GatewayStop(Model):
        gateway = TextField(primary_key=True)
        reason = TextField()
        since = DateTimeField()
        until = DateTimeField()

        class Meta:
            database = db
            table_name = "gateway_stop"

    db.create_tables([GatewayStop])

    class GatewayPace(Model):
        gateway = TextField(primary_key=True)
        free_at = DateTimeField()

        class Meta:
            database = db
            table_name = "gateway_pace"

    db.create_tables([GatewayPace])

    class Heartbeat(Model):
        name = TextField(primary_key=True)
        at = DateTimeField()

        class Meta:
            database = db
            table_name = "heartbeat"

    db.create_tables([Heartbeat])

    class InboundMessage(Model):
        id = BigAutoField()
        dedupe_key = TextField(unique=True)
        gateway = TextField()
        gateway_id = TextField(null=True)
        contact = ForeignKeyField(Contact, null=True, on_delete="SET NULL")
        sender = TextField(default="")
        recipient = TextField(default="")
        text = TextField(null=True, default="")
        network = TextField(default="")
        sent_at = DateTimeField(null=True)
        received_at = DateTimeField()
        intent = TextField(default="")
        confidence = FloatField(default=0)
        flag = TextField(default="")
        note = TextField(default="")

        class Meta:
            database = db
            table_name = "inbound_message"
            indexes = ((("contact", "received_at"), False), (("flag", "received_at"), False))

    db.create_tables([InboundMessage])

    class OutboundMessage(Model):
        id = BigAutoField()
        contact = ForeignKeyField(Contact, on_delete="CASCADE", index=False)
        gateway = TextField()
        priority = IntegerField(default=0)
        text = TextField(null=True)
        digest_text = ForeignKeyField(DigestText, null=True, on_delete="CASCADE", index=False)
        digest_date = DateField(null=True)
        in_reply_to = ForeignKeyField(InboundMessage, null=True, on_delete="SET NULL", index=False)
        ussd_session = TextField(null=True)
        segments = IntegerField(default=1)
        state = TextField(default="queued")
        created_at = DateTimeField()
        not_before = DateTimeField()
        give_up_at = DateTimeField(null=True)
        lease_until = DateTimeField(null=True)
        attempts = IntegerField(default=0)
        gateway_id = TextField(null=True)
        reason = TextField(default="")
        cost = TextField(default="")
        sent_at = DateTimeField(null=True)
        settled_at = DateTimeField(null=True)

        class Meta:
            database = db
            table_name = "outbound_message"
            indexes = (
                (("contact", "digest_date"), True),
                (("state", "gateway", "priority", "not_before", "digest_text", "id"), False),
                (("contact", "created_at"), False),
            )

    OutboundMessage.add_index(
        OutboundMessage.index(
            OutboundMessage.digest_text,
            where=OutboundMessage.digest_text.is_null(False),
            name="outbound_message_digest",
        )
    )
    OutboundMessage.add_index(
        OutboundMessage.index(
            OutboundMessage.gateway,
            OutboundMessage.gateway_id,
            where=OutboundMessage.gateway_id.is_null(False),
            name="outbound_message_named",
        )
    )
    OutboundMessage.add_index(
        OutboundMessage.index(
            OutboundMessage.in_reply_to,
            where=OutboundMessage.in_reply_to.is_null(False),
            name="outbound_message_reply",
        )
    )
    retried = SQL("(attempts > 0 AND state IN ('queued', 'claimed'))")
    OutboundMessage.add_index(
        OutboundMessage.index(
            OutboundMessage.created_at, where=retried, name="outbound_message_retried"
        )
    )
    perishable = SQL("(give_up_at IS NOT NULL AND state = 'queued')")
    OutboundMessage.add_index(
        OutboundMessage.index(
            OutboundMessage.give_up_at, where=perishable, name="outbound_message_perishable"
        )
    )
    db.create_tables([OutboundMessage])

    class Person(Model):
        id = BigAutoField()
        contact = ForeignKeyField(Contact, on_delete="CASCADE")
        created_at = DateTimeField()
        left_at = DateTimeField(null=True)

        class Meta:
            database = db
            table_name = "person"

    db.create_tables([Person])

    class RegionAlias(Model):
        id = BigAutoField()
        region = ForeignKeyField(Region, on_delete="CASCADE")
        spelling = TextField(index=True)

        class Meta:
            database = db
            table_name = "region_alias"
            indexes = ((("region", "spelling"), True),)

    db.create_tables([RegionAlias])

    class RetentionRun(Model):
        id = BigAutoField()
        local_date = DateField(unique=True)
        started_at = DateTimeField()
        lease_until = DateTimeField(null=True)
        walked = TextField()
        dropped = TextField()
        finished_at = DateTimeField(null=True)

        class Meta:
            database = db
            table_name = "retention_run"

    db.create_tables([RetentionRun])

    class Shown(Model):
        id = BigAutoField()
        contact = ForeignKeyField(Contact, on_delete="CASCADE")
        vacancy = IntegerField(index=True)
        channel = TextField()
        at = DateTimeField()

        class Meta:
            database = db
            table_name = "shown"
            indexes = ((("contact", "vacancy", "channel"), True),)

    db.create_tables([Shown])

    class StopMark(Model):
        phone_hash = TextField(primary_key=True)
        key_id = TextField()
        at = DateTimeField()

        class Meta:
            database = db
            table_name = "stop_mark"

    db.create_tables([StopMark])

    class Subscription(Model):
        id = BigAutoField()
        person = ForeignKeyField(Person, on_delete="CASCADE")
        place = TextField()
        kind = TextField(default="")
        state = TextField(default="active")
        consent_at = DateTimeField(null=True)
        consent_how = TextField(default="")
        consent_source = TextField(default="")
        consent_words = TextField(default="")
        created_at = DateTimeField()
        ended_at = DateTimeField(null=True)
        ended_how = TextField(default="")

        class Meta:
            database = db
            table_name = "subscription"
            indexes = ((("person", "place", "kind"), True), (("place", "state"), False))

    db.create_tables([Subscription])

    class Tally(Model):
        name = TextField()
        labels = TextField()
        value = DoubleField()

        class Meta:
            database = db
            table_name = "tally"
            primary_key = CompositeKey("name", "labels")

    db.create_tables([Tally])

    class UssdSession(Model):
        id = BigAutoField()
        gateway = TextField()
        session_id = TextField()
        contact = ForeignKeyField(Contact, on_delete="CASCADE")
        service_code = TextField(default="")
        transcript = TextField()
        state = TextField()
        answer = TextField()
        ended = BooleanField(default=False)
        turns = IntegerField(default=1)
        hour_began = DateTimeField()
        created_at = DateTimeField()
        updated_at = DateTimeField()

        class Meta:
            database = db
            table_name = "ussd_session"
            indexes = ((("gateway", "session_id"), True), (("contact", "updated_at"), False))

    db.create_tables([UssdSession])

    class Vacancy(Model):
        code = IntegerField(primary_key=True)
        employer = ForeignKeyField(Employer)
        title = TextField()
        region = ForeignKeyField(Region)
        area = TextField()
        regency = TextField()
        kind = TextField(null=True)
        education = TextField(null=True)
        pay_min = BigIntegerField(null=True)
        pay_max = BigIntegerField(null=True)
        pay_per = TextField(default="month")
        openings = IntegerField(null=True)
        inclusion = TextField(default="")
        mode = TextField(default="onsite")
        description = TextField(default="")
        how_to_apply = TextField(default="")
        contact = TextField(default="")
        expires_on = DateField()
        state = TextField(default="waiting")
        reason = TextField(default="")
        verified_at = DateTimeField(null=True)
        verified_by = ForeignKeyField(Staff, null=True)
        published_seq = BigIntegerField(unique=True, null=True)
        created_at = DateTimeField()

        class Meta:
            database = db
            table_name = "vacancy"
            constraints = [
                Check("code > 1000"),
                Check(
                    "state <> 'verified' OR (verified_at IS NOT NULL AND published_seq IS NOT NULL)"
                ),
                Check("mode IN ('onsite', 'online', 'hybrid')"),
                Check("pay_per IN ('month', 'day', 'piece')"),
            ]
            indexes = (
                (("area", "state", "published_seq"), False),
                (("regency", "state", "published_seq"), False),
                (("state", "published_seq"), False),
                (("state", "expires_on"), False),
            )

    db.create_tables([Vacancy])

    class VacancyWord(Model):
        id = BigAutoField()
        word = TextField()
        vacancy = ForeignKeyField(Vacancy, on_delete="CASCADE")
        weight = IntegerField()

        class Meta:
            database = db
            table_name = "vacancy_word"
            indexes = ((("word", "vacancy"), True),)

    db.create_tables([VacancyWord])

    for name, value in (("vacancy_code", 1000), ("published_seq", 0), ("regions_version", 0)):
        Counter.create(name=name, value=value)


def down(migrator, db):
    migrator.migrate(migrator.drop_table("vacancy_word"))
    migrator.migrate(migrator.drop_table("vacancy"))
    migrator.migrate(migrator.drop_table("ussd_session"))
    migrator.migrate(migrator.drop_table("tally"))
    migrator.migrate(migrator.drop_table("subscription"))
    migrator.migrate(migrator.drop_table("stop_mark"))
    migrator.migrate(migrator.drop_table("shown"))
    migrator.migrate(migrator.drop_table("retention_run"))
    migrator.migrate(migrator.drop_table("region_alias"))
    migrator.migrate(migrator.drop_table("person"))
    migrator.migrate(migrator.drop_table("outbound_message"))
    migrator.migrate(migrator.drop_table("inbound_message"))
    migrator.migrate(migrator.drop_table("heartbeat"))
    migrator.migrate(migrator.drop_table("gateway_pace"))
    migrator.migrate(migrator.drop_table("gateway_stop"))
    migrator.migrate(migrator.drop_table("employer"))
    migrator.migrate(migrator.drop_table("staff"))
    migrator.migrate(migrator.drop_table("region"))
    migrator.migrate(migrator.drop_table("digest_vacancy"))
    migrator.migrate(migrator.drop_table("digest_text"))
    migrator.migrate(migrator.drop_table("digest_run"))
    migrator.migrate(migrator.drop_table("dialogue"))
    migrator.migrate(migrator.drop_table("delivery_word"))
    migrator.migrate(migrator.drop_table("counter"))
    migrator.migrate(migrator.drop_table("contact"))
