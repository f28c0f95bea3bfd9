"""Answers to frequent questions, what people think of the service, and officers' messages by time."""

import json
from datetime import UTC, datetime

from peewee import *

ANSWERS = (
    (
        "Kartu AK-1 (kartu kuning)",
        "AK-1 card (yellow card)",
        "ak1\nkartu kuning\nkartu pencari kerja\nyellow card",
        (
            "AK1 (kartu kuning) gratis. Datang ke kantor Disnaker di Tebing Tinggi, bawa fotokopi KTP dan "
            "ijazah terakhir, 2 foto 3x4."
        ),
        (
            "The AK1 (yellow) card is free. Come to the Disnaker office in Tebing Tinggi with copies of your "
            "KTP and last diploma, 2 photos 3x4."
        ),
    ),
    (
        "Alamat & jam kantor",
        "Office address & hours",
        (
            "jam kantor\njam buka\nkapan buka\nhari kantor\nkantor buka\nkantor tutup\nalamat kantor\n"
            "alamat disnaker\nkantor di mana\ndisnaker di mana\nmana kantor\nmana disnaker\noffice hours\n"
            "office address\nwhere office\nwhen open"
        ),
        (
            "Kantor Disnaker Empat Lawang di Tebing Tinggi, buka hari kerja Senin-Jumat. Saat puasa dan hari "
            "besar jamnya bisa berubah."
        ),
        (
            "The Disnaker office is in Tebing Tinggi, open Monday to Friday on working days. During Ramadan "
            "and holidays the hours may change."
        ),
    ),
    (
        "Berkas untuk melamar",
        "Papers to apply for work",
        (
            "berkas lamaran\nsyarat lamaran\nsyarat melamar\nberkas melamar\ndokumen lamaran\nsurat lamaran\n"
            "dokumen melamar\ndocuments apply\npapers apply"
        ),
        (
            "Biasanya surat lamaran, CV, fotokopi ijazah, pas foto; loker menyebut yg diminta. Jangan kirim "
            "KTP, rekening atau OTP lewat SMS."
        ),
        (
            "Usually a letter, a CV, a copy of your diploma and a photo; the vacancy says what is asked. Never "
            "send KTP, account or OTP by SMS."
        ),
    ),
    (
        "Apakah gratis?",
        "Is it free?",
        (
            "gratis\nbayar berapa\nbiaya berapa\nada biaya\ndipungut biaya\nperlu bayar\nharus bayar\n"
            "free of charge\nis free\ncost"
        ),
        (
            "Semua layanan kami gratis, juga melamar. Anda hanya bayar tarif SMS biasa. Ada yg minta uang? Itu "
            "bukan kami: balas LAPOR."
        ),
        (
            "All we do is free, applying too. You pay only what your SMS costs. Somebody asks for money? That "
            "is not us: reply LAPOR."
        ),
    ),
    (
        "Pelatihan kerja (BLK)",
        "Training (BLK)",
        "pelatihan\nblk\nkursus\nbalai latihan kerja\ntraining\ncourse",
        (
            "Pelatihan pemerintah (BLK) tak dipungut biaya. Jurusan & jadwalnya berganti: tulis TANYA PETUGAS "
            "dan keahlian yg Anda mau."
        ),
        (
            "Government training (BLK) is free of charge. Courses and dates change: write TANYA PETUGAS and "
            "the skill you would like to learn."
        ),
    ),
    (
        "Gaji belum dibayar",
        "Unpaid wages",
        (
            "gaji belum dibayar\ngaji tidak dibayar\nbelum gajian\nupah belum dibayar\nupah tidak dibayar\n"
            "gaji dipotong\ngaji telat\ngaji ditahan\nthr belum dibayar\nthr tidak dibayar\nunpaid wages\n"
            "not paid\nsalary late"
        ),
        (
            "Simpan bukti kerja & gaji (SMS, slip, saksi), bicarakan dulu dgn majikan. Buntu? Kami bantu, "
            "gratis: TANYA PETUGAS dan ceritanya."
        ),
        (
            "Keep proof of work and pay (SMS, slips), talk to the employer first. Still unpaid? We help, free: "
            "TANYA PETUGAS + your story."
        ),
    ),
    (
        "Upah minimum",
        "Minimum wage",
        "upah minimum\ngaji minimum\nump\numr\numk\nminimum wage",
        (
            "Upah minimum Sumsel (UMP) 2026: Rp3.942.963 sebulan, dipakai juga di Empat Lawang. Usaha mikro "
            "dan kecil boleh berbeda."
        ),
        (
            "Minimum wage of South Sumatra (UMP) 2026: Rp3,942,963 a month, in Empat Lawang too. Micro and "
            "small firms may differ."
        ),
    ),
    (
        "Kerja ke luar negeri",
        "Work abroad",
        (
            "luar negeri\nke malaysia\nke taiwan\nke jepang\nke korea\nke hongkong\nke singapura\nke arab\n"
            "tki\npmi\ntkw\nwork abroad"
        ),
        (
            "Lewat jalur resmi saja. Sebelum bayar atau berangkat, tanyakan dulu perusahaan penyalurnya ke "
            "Disnaker, gratis. Jangan lewat calo."
        ),
        (
            "Only by the official way. Before you pay or leave, ask Disnaker about the agency, free of "
            "charge. Never through a broker."
        ),
    ),
)


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

    class FrequentAnswer(Model):
        id = BigAutoField()
        title = TextField(unique=True)
        titles = TextField()
        words = TextField()
        texts = TextField()
        active = BooleanField(default=True)
        created_at = DateTimeField()
        updated_at = DateTimeField()

        class Meta:
            database = db
            table_name = "frequent_answer"

    class AnswerTally(Model):
        answer = ForeignKeyField(FrequentAnswer, on_delete="CASCADE")
        day = DateField()
        sent = IntegerField(default=0)
        followed = IntegerField(default=0)

        class Meta:
            database = db
            table_name = "answer_tally"
            primary_key = CompositeKey("answer", "day")
            indexes = ((("day",), False),)

    class Rating(Model):
        id = BigAutoField()
        contact = ForeignKeyField(Contact, null=True, on_delete="SET NULL", index=False)
        month = DateField(index=True)
        area = TextField(default="")
        message = ForeignKeyField(OutboundMessage, null=True, on_delete="SET NULL")
        asked_at = DateTimeField(null=True)
        stars = IntegerField(null=True)
        rated_at = DateTimeField(null=True)

        class Meta:
            database = db
            table_name = "rating"
            indexes = ((("contact", "month"), True),)

    class Suggestion(Model):
        id = BigAutoField()
        contact = ForeignKeyField(Contact, null=True, on_delete="SET NULL")
        area = TextField(default="")
        channel = TextField()
        text = TextField(null=True)
        created_at = DateTimeField(index=True)

        class Meta:
            database = db
            table_name = "suggestion"

    db.create_tables([FrequentAnswer, AnswerTally, Rating, Suggestion])
    migrator.migrate(migrator.add_index("officer_message", ("created_at",), False))
    now = datetime.now(UTC).replace(tzinfo=None).isoformat(sep=" ", timespec="microseconds")
    FrequentAnswer.insert_many(
        [
            {
                "title": title,
                "titles": json.dumps({"en": english}),
                "words": words,
                "texts": json.dumps({"id": text_id, "en": text_en}),
                "created_at": now,
                "updated_at": now,
            }
            for title, english, words, text_id, text_en in ANSWERS
        ]
    ).execute()


def down(migrator, db):
    migrator.migrate(migrator.drop_index("officer_message", "officer_message_created_at"))
    for table in ("suggestion", "rating", "answer_tally", "frequent_answer"):
        migrator.migrate(migrator.drop_table(table))
