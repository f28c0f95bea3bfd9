"""Lessons: what staff changed, how far people came, one a day; and the days of the answer to distress."""

from peewee import *


def up(migrator, db):
    class Person(Model):
        id = BigAutoField()

        class Meta:
            database = db
            table_name = "person"

    class LessonEdit(Model):
        id = BigAutoField()
        series = TextField()
        number = IntegerField()
        texts = TextField(null=True)
        position = IntegerField(null=True)
        retired_at = DateTimeField(null=True)
        updated_at = DateTimeField()

        class Meta:
            database = db
            table_name = "lesson_edit"
            indexes = ((("series", "number"), True),)

    class LessonProgress(Model):
        id = BigAutoField()
        person = ForeignKeyField(Person, on_delete="CASCADE", index=False)
        series = TextField()
        number = IntegerField()
        updated_at = DateTimeField(index=True)

        class Meta:
            database = db
            table_name = "lesson_progress"
            indexes = ((("person", "series"), True),)

    class LessonCourse(Model):
        id = BigAutoField()
        person = ForeignKeyField(Person, on_delete="CASCADE", unique=True)
        series = TextField()
        how = TextField()
        words = TextField()
        begun_at = DateTimeField()
        ended_at = DateTimeField(null=True)
        ended_how = TextField(default="")

        class Meta:
            database = db
            table_name = "lesson_course"
            indexes = ((("ended_at", "begun_at"), False),)

    class LessonDay(Model):
        id = BigAutoField()
        person = ForeignKeyField(Person, on_delete="CASCADE", index=False)
        day = DateField(index=True)
        series = TextField()
        number = IntegerField()

        class Meta:
            database = db
            table_name = "lesson_day"
            indexes = ((("person", "day"), True),)

    class WorryDay(Model):
        id = BigAutoField()
        person = ForeignKeyField(Person, on_delete="CASCADE", index=False)
        day = DateField(index=True)

        class Meta:
            database = db
            table_name = "worry_day"
            indexes = ((("person", "day"), True),)

    db.create_tables([LessonEdit, LessonProgress, LessonCourse, LessonDay, WorryDay])


def down(migrator, db):
    tables = ("worry_day", "lesson_day", "lesson_course", "lesson_progress", "lesson_edit")
    migrator.migrate(*(migrator.drop_table(name) for name in tables))
