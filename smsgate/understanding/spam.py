"""What is surely not meant for us: advertising, fraud, one-time codes, notices of the operator."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from smsgate.understanding.normalise import Kind

THRESHOLD = 3
"""The weight from which a text is not for us."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One mark of such texts: how heavy it weighs, how to say it, how to find it."""

    weight: int
    reason: str
    pattern: re.Pattern[str]


def _sign(weight: int, reason: str, *any_of: str) -> Sign:
    return Sign(weight, reason, re.compile("|".join(any_of), re.IGNORECASE))


SIGNS: Final = (
    _sign(
        3,
        "asks to send a word to a short code",
        r"\bketik\b.*\b(?:kirim|krm|ke|spasi)\b",
        r"<spasi>",
        r"\b(?:sms|balas|telp|reg|unreg|kirim|krm)\b(?! lamaran).*\bke \d{4,5}\b",
    ),
    _sign(3, "content to subscribe to", r"\b(?:un)?reg\b\W*(?:spasi|<|\w+ (?:kirim|krm|ke) \d)"),
    _sign(
        3,
        "one-time code",
        r"\botp\b(?!\?)",
        r"verification code",
        r"your [\w ]*code\b",
        r"\w code:? ?\d",
        r"kode (?:verifikasi|masuk|rahasia|keamanan|aktivasi|login)",
        r"\b(?:jangan|don'?t|do not) (?:\w+ )?(?:berikan|kasih|bagikan|sebarkan|share)",
        r"rahasiakan",
        r"kode \w+ (?:kamu|anda)\b",
    ),
    _sign(
        3,
        "prize",
        r"pemenang|undian|memenangkan|\bhadiah\b|jackpot|gebyar|berhak mendapat",
        r"anda (?:ter)?pilih",
        r"terpilih (?:men|m'?d|m-d)",
    ),
    _sign(3, "gambling", r"\b(?:slot|togel|gacor|maxwin|judol|jitu|poker|deposit|wd)\b"),
    _sign(
        2,
        "loan",
        r"pinjam(?:an|kan)|pinjol|agunan|tanpa jaminan|angsuran|cicilan|modal usaha|bunga \d",
        r"\b(?:kta|cair|kredit|limit)\b",
        r"dana (?:cepat|tunai|segar|bantuan|talangan)",
    ),
    _sign(
        2,
        "operator",
        r"\b(?:pulsa|kuota|kouta|internet(?:an)?|axis|tri|im3|plg|roaming|rbt)\b",
        r"isi ?ulang|masa (?:aktif|tenggang)|telkomsel|indosat|mentari|pelanggan yth|nelp|sim ?card",
        r"registrasi kartu|tagihan|token listrik|panggilan tak",
        r"\bpaket (?:data|flash|kamu|anda|internet|nelp|sms)",
    ),
    _sign(
        2,
        "promotion",
        r"\b(?:promo|gratis|bonus|poin|extra|skb)\b|diskon|discon|\bdisc\b|voucher|cashback",
        r"\bs ?& ?k\b|buruan|tukar(?:kan)? |download|kunjungi|berhadiah|beli sekarang|ekstra",
        r"spesial buat",
    ),
    _sign(
        2,
        "money to an account",
        r"\b(?:transfer(?:nya)?|trf|rek(?:ening(?:nya)?)?|no ?rek|bri|bca|bni|mandiri)\b",
        r"\ba/n\b|\ban [a-z]+$",
    ),
    _sign(
        2,
        "sells something",
        r"\b(?:(?:di)?jual|murah|kavling|ready|bb)\b|blackberry|tiket|travel resmi|via travel",
    ),
    _sign(
        2,
        "asks for pulsa",
        r"(?:isi|beli|kirim)(?:kan|in|an)? .{0,25}pulsa",
        r"ganti nomor|no(?:mor)? baru (?:mama|papa|bapak|ibu)",
    ),
    _sign(
        2,
        "advertises work",
        r"dibutuhkan|\bdicari\b|biaya adm|tanpa tes|modal hp|diterima kerja|\bwfh\b|per like",
        r"\blow(?:ongan|ker)\b.*\b(?:hub|call|wa|konfirmasi)\b",
        r"gaji \$|\bdp \d|dibayar \d|berangkat (?:cepat|\d)|kerja (?:like|online)|\bkirim ktp\b",
    ),
    _sign(
        1,
        "speaks as an advertisement",
        r"datang langsung|kirim (?:cv|lamaran|berkas)|walk.?in|\bsyarat ?:|fasilitas|\bposisi ?:|urgently",
        r"\bdicari segera\b|dibutuhkan (?:segera|cepat|\d+)|we are hiring",
    ),
    _sign(
        1,
        "calls on to get in touch",
        r"\b(?:hub(?:ungi)?|call|wa|klik|cs)\b|telegram|whatsapp",
    ),
    _sign(
        1,
        "addressed to customers",
        r"\b(?:nomor|no|simcard|kartu) anda\b|yth\b|selamat!|kami dari|info resmi|pesan resmi",
        r"\banda (?:akan|telah|sudah|mendapat|kedatangan)",
    ),
    _sign(3, "masked by a collection", r"\[(?:tautan|pin|nomor|angka)\]"),
)
_BY_KIND: Final = {
    Kind.LINK: (3, "link"),
    Kind.SHORT_CODE: (3, "short code"),
    Kind.PHONE: (1, "phone number"),
    Kind.MONEY: (1, "amount"),
}


def signs_of(text: str, kinds: Collection[Kind]) -> tuple[int, list[str]]:
    """The weight of all marks in `text` (made of `kinds`) and a reason for each."""
    found = [(sign.weight, sign.reason) for sign in SIGNS if sign.pattern.search(text)]
    found += [mark for kind, mark in _BY_KIND.items() if kind in kinds]
    return sum(weight for weight, _ in found), [reason for _, reason in found]
