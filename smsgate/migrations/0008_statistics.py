"""Daily sums, which days are counted, what was looked for in vain, and how often a screen told a vacancy."""

from peewee import *


def up(migrator, db):
    class DailyFigure(Model):
        day = DateField()
        name = TextField()
        label = TextField(default="")
        value = BigIntegerField()

        class Meta:
            database = db
            table_name = "daily_figure"
            primary_key = CompositeKey("day", "name", "label")

    class CountedDay(Model):
        day = DateField(primary_key=True)
        counted_at = DateTimeField(null=True)
        took = IntegerField(default=0)

        class Meta:
            database = db
            table_name = "counted_day"

    class UnmetWord(Model):
        day = DateField()
        place = TextField()
        word = TextField()
        count = IntegerField()

        class Meta:
            database = db
            table_name = "unmet_word"
            primary_key = CompositeKey("day", "place", "word")

    db.create_tables([DailyFigure, CountedDay, UnmetWord])
    migrator.migrate(migrator.add_column("ussd_session", "details", IntegerField(default=0)))


def down(migrator, db):
    migrator.migrate(migrator.drop_column("ussd_session", "details"))
    for table in ("unmet_word", "counted_day", "daily_figure"):
        migrator.migrate(migrator.drop_table(table))
