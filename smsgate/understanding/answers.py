"""Texts that are an answer and nothing more: a digit, a code, YA, TIDAK, makasih, LANJUT."""

import re
from typing import Final

from smsgate.understanding.decision import Decision
from smsgate.understanding.keywords import BY_FORM
from smsgate.understanding.lexicon import Use
from smsgate.understanding.not_me import not_me
from smsgate.understanding.reading import Reading
from smsgate.understanding.request import Intent
from smsgate.understanding.wordlists import words_in

_ORDINALS: Final = {"pertama": 1, "kedua": 2, "ketiga": 3, "keempat": 4, "kelima": 5}
_NUMERALS: Final = {
    name: value
    for value, names in enumerate(
        (
            "satu sikok one kesatu",
            "dua duo two",
            "tiga tigo three",
            "empat ampat",
            "lima limo",
            "enam",
            "tujuh",
            "delapan",
            "sembilan",
        ),
        1,
    )
    for name in names.split()
}
_PICK: Final = re.compile(
    r"(?:(?:yang|ya|ke|pilih|pilihan|mau|saya|nomor|lihat|coba|rincian|info|itu|angka) )*"
    r"(?P<digit>DIGIT|\w+)"
    r"(?: (?:pak|bu|mang|bang|kak|mas|mbak|min|ya|iya|saja|dong|makasih|please|tolong|itu|mau|saya"
    r"|sekali|lah|tadi|barusan))*"
)
_FIRM: Final = {
    **dict.fromkeys(("iya", "ya", "benar", "boleh", "tentu", "pasti"), Intent.YES),
    **dict.fromkeys(("bersedia", "silakan", "setuju"), Intent.YES),
    **dict.fromkeys(("batal", "tidak", "jangan", "bukan"), Intent.NO),
    "belum": Intent.NOT_HIRED,
    "dapat": Intent.HIRED,
    **dict.fromkeys(("lanjut", "lagi", "terus"), Intent.MORE),
    **dict.fromkeys(("makasih", "oke", "siap", "mantap", "baik", "bagus", "amin"), Intent.THANKS),
}
_FILL: Final = words_in(
    "ya yah pak bu saya aku kami mang mau dong saja lah deh dulu jadi banyak sekali itu ini kok sih"
    " juga sudah infonya atas untuk semoga sukses doanya mohon alhamdulillah terima nanti perlu butuh"
    " yo kito pun masih menganggur kabar kabarnya selama dan ada tetap lihat info nomor usah sangat"
    " membantu layanan begitu gitu baca dibaca disnaker camat oh a i am very much lot"
    " jelas paham mengerti semua"
)
_MANY = 3
_WISHING: Final = {Use.POLITE, Use.GREETING, Use.PLAIN, Use.OTHER, Use.KEYWORD}


def number_alone(reading: Reading) -> Decision | None:
    """A digit by itself, also as "no 2" or "yang kedua"; a code by itself."""
    match = _PICK.fullmatch(reading.gist)
    if not match:
        return None
    digit = _digit(reading, match["digit"])
    if digit is None:
        return None
    return Decision(intent=Intent.PICK, reason=f"{digit}: number alone", number=digit, confidence=1)


def _digit(reading: Reading, name: str) -> int | None:
    if name == "DIGIT":
        return next(int(word.token.text) for word in reading.words if word.text == "DIGIT")
    return _ORDINALS.get(name) or _NUMERALS.get(name)


def short_answer(reading: Reading) -> Decision | None:
    """YA, TIDAK, BATAL, DAPAT, BELUM, LANJUT, makasih: with nothing beside them but politeness."""
    denied = not_me(reading)
    if denied is not None:
        return denied
    texts = [word.text for word in reading.words]
    if not texts or any(not _filling(reading, at) for at in range(len(texts))):
        return None
    if reading.text.strip(" .!").casefold() == "no":
        return Decision(intent=Intent.NO, word="TIDAK", reason="no: answer by itself")
    if texts and reading.words[0].token.text == "no" and set(texts[1:]) <= {"makasih", "you"}:
        return Decision(intent=Intent.NO, word="TIDAK", reason="no: answer by itself")
    deciding = _deciding(texts)
    if deciding is None:
        return None
    keyword = BY_FORM[deciding].word
    intent = _FIRM[deciding]
    return Decision(
        intent=intent,
        word=keyword,
        reason=f"{keyword}: answer by itself",
        at=texts.index(deciding) if deciding in texts else 0,
        confidence=1 if len(texts) == 1 else 0.9,
    )


def thanks(reading: Reading) -> Decision | None:
    """Thanks with good wishes, and nothing asked."""
    uses = {word.use for word in reading.words}
    texts = [word.text for word in reading.words]
    strange = sum(word.use is None for word in reading.words)
    wishes = "semoga" in texts or (uses <= _WISHING | {None} and strange < _MANY)
    if "makasih" not in texts or not wishes or reading.found.used or reading.codes:
        return None
    return Decision(
        intent=Intent.THANKS, word="MAKASIH", reason="MAKASIH: thanks", at=texts.index("makasih")
    )


def _filling(reading: Reading, at: int) -> bool:
    word = reading.words[at]
    return word.use in {Use.POLITE, Use.GREETING} or word.text in _FILL or word.text in _FIRM


def _deciding(texts: list[str]) -> str | None:
    """SETUJU anywhere; otherwise the first word that answers, a trailing "ya" being politeness."""
    if "setuju" in texts and "tidak" not in texts:
        return "setuju"
    if texts in (["mau"], ["jadi"]):
        return "iya"
    if "tidak" in texts and "ada" in texts:
        return "lagi" if "lagi" in texts else None
    if "belum" in texts:
        return "belum"
    if "tidak" in texts and "batal" not in texts:
        return "tidak"
    firm = [text for text in texts if text in _FIRM]
    solid = [text for text in firm if text != "ya" or texts[0] == "ya"]
    return solid[0] if solid else None
