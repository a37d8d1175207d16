"""The bench beside others: its questions are sound, and its judge is just, also to us."""

from __future__ import annotations

import pytest
from tools.bench import peers
from tools.bench.peers import Named, Question, is_right

MUST_AND_PLUS = Question("Python is a must; Rust is a plus", must=("python / cpython",), plus=("rust",))
JUDGED = [
    (Question("x", names=("go / golang",)), Named(frozenset({"golang", "sql"})), True),
    (Question("x", names=("go / golang", "r")), Named(frozenset({"golang"})), False),
    (Question("x", never=("rest",)), Named(frozenset()), True),
    (Question("x", names=("sql",), never=("rest",)), Named(frozenset({"sql", "rest"})), False),
    (MUST_AND_PLUS, Named(frozenset({"python", "rust"})), False),
    (MUST_AND_PLUS, Named(frozenset(), frozenset({"cpython"}), frozenset({"rust"})), True),
    (MUST_AND_PLUS, Named(frozenset(), frozenset({"python", "rust"}), frozenset({"rust"})), False),
]


@pytest.mark.parametrize(("question", "named", "right"), JUDGED)
def test_a_line_is_right_or_wrong(question: Question, named: Named, right: bool) -> None:
    assert is_right(question, named) is right


def test_each_question_asks_something_that_its_line_says() -> None:
    for asked in peers.questions().values():
        assert len(asked) >= 6
        for one in asked:
            assert (one.names or one.never) != (one.must or one.plus)
            for spellings in (*one.names, *one.never, *one.must, *one.plus):
                assert any(name in one.line.casefold() for name in spellings.split(" / ")), one


def test_the_table_has_a_row_for_each_sort_with_our_figures() -> None:
    made = list(peers.rows({"ours": peers.ours(), "nobody": lambda post: Named(frozenset())}))
    assert [row[0] for row in made] == list(peers.questions())
    for row in made:
        (right, _, of), shown = row[1].split(), row[3]
        assert int(right) >= int(of) // 2, row
        word = shown.removeprefix("`--show ").removesuffix("`")
        lines = "\n".join(peers.show(word, {"ours": peers.ours()}))
        assert all(one.line in lines for one in peers.questions()[row[0]])
