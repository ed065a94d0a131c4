"""Which language a text is in: English is never turned away, other languages are kept and not read."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sources.opened import codes, found, message, write
from verbale.sources.language import language_of


@pytest.mark.parametrize(
    "text",
    [
        "The union said on Monday that it would lift the blockade if the port withdrew the notices.",
        "THE UNION SAID THAT IT WILL LIFT ITS BLOCKADE OF THE PORT ON MONDAY, AND THAT IT WANTS TO TALK.",
    ],
)
def test_english_is_known(text: str) -> None:
    assert language_of(text) == "en"


@pytest.mark.parametrize(
    "text",
    [
        "DOCKERS REJECT OFFER",
        "Société des Quais de Marseille lifts dividend",
        "Lindqvist, Okonkwo, Van den Berg, Yamashita, Ferreira da Silva",
        "Shr 12 cts vs nine cts. Net 1,180,000 vs 640,000. Revs 25.6 mln vs 20.1 mln. Six mths shr 26 cts",
        "Nakamura meets Oyelaran in Antananarivo",
        "Deal: no",
        "1,200 3.5% (2022)",
        "",
    ],
)
def test_names_figures_and_headlines_are_never_taken_for_another_language(text: str) -> None:
    assert language_of(text) in ("en", None)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("de", "Die Gewerkschaft erklärte am Montag, sie beende die Blockade, wenn der Hafen einlenkt."),
        ("fr", "Le syndicat a déclaré lundi qu'il lèverait le blocage si le port retirait les avis d'avril."),
        ("es", "El sindicato dijo el lunes que levantaría el bloqueo si el puerto retiraba los avisos."),
        ("hr", "Sindikat je u ponedjeljak rekao da će prekinuti blokadu ako luka povuče svoje obavijesti."),
        ("ru", "Профсоюз заявил, что снимет блокаду."),
        ("uk", "Профспілка заявила в понеділок, що зніме блокаду, якщо порт відкличе повідомлення."),
        ("zh", "工会周一表示，如果港口撤回通知，它将解除封锁。"),
        ("ar", "قالت النقابة يوم الاثنين إنها سترفع الحصار إذا سحب الميناء الإشعارات."),
        ("fa", "اتحادیه روز دوشنبه گفت اگر بندر اخطارها را پس بگیرد، محاصره را پایان می‌دهد."),
        ("he", "האיגוד אמר ביום שני כי יסיר את המצור אם הנמל יבטל את ההודעות."),
    ],
)  # fmt: skip
def test_other_languages_are_told(code: str, text: str) -> None:
    assert language_of(text) == code


def test_a_text_in_another_language_is_kept_and_not_to_be_read(tmp_path: Path) -> None:
    things = found(write(tmp_path / "note.txt", "Профсоюз заявил в понедельник, что снимет блокаду."))
    assert codes(things) == ["language"]
    assert message(things) == "is in another language (ru): kept, not read; only English is read"
    assert things[0].document is not None
    assert things[0].document.language == "ru"
    assert not things[0].to_read


def test_a_text_too_short_to_tell_is_read(tmp_path: Path) -> None:
    (thing,) = found(write(tmp_path / "note.txt", "Port: no deal"))
    assert thing.document is not None
    assert thing.document.language is None
    assert thing.to_read


@pytest.mark.parametrize(
    ("told", "text", "language"),
    [
        ("en-GB", "Port: no deal", "en"),
        ("de", "Hafen: nein", "de"),
        (
            "ru",
            "The union said on Monday that it would lift the blockade if the port withdrew the notices.",
            "en",
        ),
        ("English", "Port: no deal", None),
    ],
)
def test_what_the_source_says_counts_where_the_text_does_not_tell(
    tmp_path: Path, told: str, text: str, language: str | None
) -> None:
    (thing,) = found(write(tmp_path / "a.jsonl", f'{{"text": "{text}", "language": "{told}"}}'))
    assert thing.document is not None
    assert thing.document.language == language


@settings(deadline=None)  # the first example may load a library
@given(st.text())
def test_any_text_has_a_code_of_two_letters_or_none(text: str) -> None:
    language = language_of(text)
    assert language is None or (len(language) == 2 and language.isalpha() and language.islower())
