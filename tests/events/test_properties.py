"""What holds of every act, whatever the text."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from verbale.document import make_document
from verbale.reader.events.roots import packaged_roots
from verbale.reader.reader import Reader

WORDS = (
    "Peru Chile the army rebels attacked will not agreed to release prisoners talks with on sanctions "
    "imposed refused , . ? if said that must aid suspended by of workers strike \u201cNo\u201d U.S. and "
    "KENYA it they"
).split()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.sampled_from(WORDS), max_size=30), blank=st.sampled_from([" ", "\n", "  ", "\n\n"]))
def test_acts_stand_in_their_text(words: list[str], blank: str, reader: Reader) -> None:
    text = blank.join(words)
    reading = reader.read(make_document("test", text))
    assert not reading.problems
    moves = {move.id for move in reading.moves}
    for act in reading.acts:
        assert act.quad == packaged_roots().quad[act.root]  # type: ignore[index]
        assert act.move is None or act.move in moves
        assert act.source or act.target or act.move
        for start, end in (*act.source, *act.target, act.evidence):
            assert 0 <= start < end <= len(text)
            assert text[start:end].strip() == text[start:end]
    assert reader.read(make_document("test", text)).acts == reading.acts


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=120))
def test_any_text_can_be_read(text: str, reader: Reader) -> None:
    assert not [p for p in reader.read(make_document("test", text, language="en")).problems if p.lost]
