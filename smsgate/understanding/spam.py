"""What is surely not meant for us: advertising, fraud, one-time codes, notices of the operator."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from smsgate.understanding.normalise import Kind

THRESHOLD = 3


@dataclass(frozen=True, slots=True)
class Sign:
    """One mark of such texts: how heavy it weighs, how to say it, how to find it."""

    weight: int
    reason: str
    pattern: re.Pattern[str]


def _sign(weight: int, reason: str, pattern: str) -> Sign:
    return Sign(weight, reason, re.compile(pattern, re.IGNORECASE))


SIGNS: Final = (
    _sign(
        3, "asks to send a word to a short code", r"\bketik\b.*\b(?:kirim|krm|ke|spasi)\b|<spasi>"
    ),
    _sign(
        3,
        "subscription of a content provider",
        r"\b(?:un)?reg\b\W*(?:spasi|<|\w+ (?:kirim|krm|ke) \d)|\bke \d{4,5}\b",
    ),
    _sign(
        3,
        "one-time code",
        r"\botp\b(?!\?)|verification code|your [\w ]*code\b|\bcode:? ?\d|kode (?:verifikasi|masuk|rahasia|keamanan|aktivasi|login)|\b(?:jangan|don'?t|do not) (?:\w+ )?(?:berikan|kasih|bagikan|sebarkan|share)|rahasiakan|kode \w+ (?:kamu|anda)\b",
    ),
    _sign(
        3,
        "prize",
        r"pemenang|undian|memenangkan|\bhadiah\b|berhak mendapat|anda (?:ter)?pilih|terpilih (?:men|m'?d|m-d)|jackpot|gebyar",
    ),
    _sign(3, "gambling", r"\b(?:slot|togel|gacor|maxwin|judol|jitu|poker)\b|\bdeposit\b|\bwd\b"),
    _sign(
        2,
        "loan",
        r"pinjam(?:an|kan)|pinjol|\bkta\b|agunan|tanpa jaminan|dana (?:cepat|tunai|segar|bantuan|talangan)|\bcair\b|\bkredit\b|angsuran|cicilan|bunga \d|\blimit\b|modal usaha",
    ),
    _sign(
        2,
        "operator",
        r"\bpulsa\b|\bkuota\b|\bkouta\b|\binternet(?:an)?\b|isi ?ulang|masa (?:aktif|tenggang)|telkomsel|indosat|\baxis\b|\btri\b|\bim3\b|mentari|pelanggan yth|\bplg\b|\broaming\b|\brbt\b|registrasi kartu|tagihan|token listrik|panggilan tak|nelp|sim ?card|\bpaket (?:data|flash|kamu|anda|internet|nelp|sms)",
    ),
    _sign(
        2,
        "promotion",
        r"\bpromo\b|diskon|disc\b|discon|\bgratis\b|\bbonus\b|voucher|cashback|\bs ?& ?k\b|\bskb\b|buruan|tukar(?:kan)? |\bpoin\b|download|kunjungi|berhadiah|beli sekarang|ekstra|\bextra\b|spesial buat",
    ),
    _sign(
        2,
        "money to an account",
        r"\btransfer(?:nya)?\b|\btrf\b|\brek(?:ening|eningnya)?\b|\bno ?rek\b|\ba/n\b|\ban [a-z]+$|\b(?:bri|bca|bni|mandiri)\b",
    ),
    _sign(
        2,
        "sells something",
        r"\b(?:di)?jual\b|\bmurah\b|\bkavling\b|\bready\b|\bbb\b|blackberry|tiket|travel resmi|via travel",
    ),
    _sign(
        2,
        "asks for pulsa",
        r"(?:isi|beli|kirim)(?:kan|in|an)? .{0,25}pulsa|ganti nomor|no(?:mor)? baru (?:mama|papa|bapak|ibu)",
    ),
    _sign(
        2,
        "advertises work",
        r"dibutuhkan|\bdicari\b|\blow(?:ongan|ker)\b.*\b(?:hub|call|wa|konfirmasi)\b|biaya adm|gaji \$|\bdp \d|dibayar \d|tanpa tes|modal hp|berangkat (?:cepat|\d)|diterima kerja|\bwfh\b|kerja (?:like|online)|\bkirim ktp\b|per like",
    ),
    _sign(
        1,
        "calls on to get in touch",
        r"\bhub(?:ungi)?\b|\bcall\b|\bwa\b|\bklik\b|\bcs\b|telegram|whatsapp",
    ),
    _sign(
        1,
        "addressed to customers",
        r"\b(?:nomor|no|simcard|kartu) anda\b|yth\b|\banda (?:akan|telah|sudah|mendapat|kedatangan)|selamat!|kami dari|info resmi|pesan resmi",
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
