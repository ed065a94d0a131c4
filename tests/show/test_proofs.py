"""Every line keeps its sentences: whose word, from where, of which day."""

from __future__ import annotations

from tests.show.examples import day, said
from verbale.show.telling import proof, proofs


def test_a_sentence_tells_its_source_its_day_and_whose_word_it_is() -> None:
    told = proof(said("We sail at dawn, said the mate.", "Harbour Post", "2024-03-05", "the mate"))
    assert told.told == "Harbour Post, 5 March 2024, on the word of the mate"
    assert told.place == "harbour-2024-03-05, characters 40–71"


def test_a_sentence_in_the_documents_own_voice_is_on_nobodys_word() -> None:
    assert proof(said("They sailed.", "Harbour Post", "2024-03-05")).told == "Harbour Post, 5 March 2024"


def test_an_undated_document_is_told_as_such() -> None:
    told = proof(said("They sailed.", None, None, document="note-7", known=day("2024-03-06")))
    assert told.told == "note-7, undated, counts from 6 March 2024"


def test_a_sentence_is_told_once_under_its_first_label() -> None:
    sailed = said("They sailed.", "Harbour Post", "2024-03-05")
    told = proofs(("delivered", (sailed,)), (None, (sailed,)))
    assert [one.label for one in told] == ["delivered"]


def test_a_wire_copy_is_told_with_the_sentence_that_it_copies() -> None:
    wire = said("They sailed.", "Wire", "2024-03-05", document="wire-1")
    copy = said("They sailed.", "The Ledger", "2024-03-06", document="ledger-9", copy_of="wire-1")
    (told,) = proofs((None, (wire, copy)))
    assert told.copies == ("The Ledger, 6 March 2024",)


def test_a_wire_copy_whose_original_is_not_there_speaks_for_itself() -> None:
    copy = said("They sailed.", "The Ledger", "2024-03-06", document="ledger-9", copy_of="wire-1")
    assert [one.source for one in proofs((None, (copy,)))] == ["The Ledger"]


def test_why_a_sentence_was_put_to_a_line_is_kept() -> None:
    told = proof(said("They left.", "Wire", "2024-03-05", why="same party, same day", sure=0.87))
    assert told.why == "same party, same day, 87% sure"


def test_only_plain_web_addresses_become_links() -> None:
    def url(address: str) -> str | None:
        return proof(said("x", "Wire", None, url=address)).url

    assert url("https://wire.example/a?b=1&c=2#d") == "https://wire.example/a?b=1&c=2#d"
    for address in ("javascript:alert(1)", "data:text/html,x", "https://a b", 'https://a"b', "https://a\x1bb",
                    " https://a", "//a", "ftp://a", "https://"):  # fmt: skip
        assert url(address) is None, address
