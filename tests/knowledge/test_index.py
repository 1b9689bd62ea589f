"""The index: what the protocol promises, the scores of rank-bm25, and a naive model that it must agree with."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from rank_bm25 import BM25Okapi

from knowledge.index import BM25Index, Index

DOCUMENTS = {
    "lantern": ["keeper", "lantern", "storm", "storm", "oil"],
    "bakery": ["oven", "bread", "flour", "village"],
    "mill": ["mill", "flour", "village", "rye", "village"],
    "roof": ["roof", "bee", "honey"],
}


def filled(documents: dict[str, list[str]] | None = None) -> Index[str]:
    index: Index[str] = BM25Index()
    for key, terms in (DOCUMENTS if documents is None else documents).items():
        index.add(key, terms)
    return index


def keys(found: list[tuple[str, float]]) -> list[str]:
    return [key for key, _ in found]


def test_a_search_finds_the_documents_that_share_a_term_and_no_others() -> None:
    assert set(keys(filled().search(["flour", "storm"], 10))) == {"lantern", "bakery", "mill"}


def test_the_document_that_shares_more_comes_first() -> None:
    assert keys(filled().search(["oven", "flour"], 10)) == ["bakery", "mill"]
    assert keys(filled().search(["rye", "flour"], 10)) == ["mill", "bakery"]


def test_scores_never_rise_along_the_results() -> None:
    scores = [score for _, score in filled().search(["village", "flour", "honey", "oil"], 10)]
    assert len(scores) == 4
    assert scores == sorted(scores, reverse=True)


def test_ties_come_in_the_order_of_adding() -> None:
    same = {name: ["oven", name] for name in ("d", "b", "c", "a")}
    assert keys(filled(same | {"z": ["roof", "bee"]}).search(["oven"], 10)) == ["d", "b", "c", "a"]


def test_many_ties_come_in_the_order_of_adding_too() -> None:
    names = [str(n * 37 % 101) for n in range(101)]
    index = filled({name: ["oven"] if int(name) % 2 else ["roof"] for name in names} | {"last": ["mill"]})
    assert keys(index.search(["oven"], 200)) == [name for name in names if int(name) % 2]


def test_a_document_that_was_replaced_counts_as_added_anew() -> None:
    index = filled({name: ["oven", name] for name in ("d", "b", "c")})
    index.add("d", ["oven", "d"])
    assert keys(index.search(["oven"], 10)) == ["b", "c", "d"]


@pytest.mark.parametrize("limit", [0, 1, 2, 3])
def test_no_more_documents_are_found_than_asked_for(limit: int) -> None:
    best = keys(filled().search(["village", "flour", "storm"], 10))
    assert keys(filled().search(["village", "flour", "storm"], limit)) == best[:limit]


def test_a_negative_limit_finds_nothing() -> None:
    assert filled().search(["flour"], -1) == []


def test_unknown_terms_find_nothing_and_change_nothing() -> None:
    index = filled()
    assert index.search(["zeppelin"], 10) == []
    assert index.search([], 10) == []
    assert index.search(["zeppelin", "flour"], 10) == index.search(["flour"], 10)


def test_a_replaced_document_is_found_by_its_new_terms_only() -> None:
    index = filled()
    index.add("roof", ["ferry"])
    assert keys(index.search(["ferry"], 10)) == ["roof"]
    assert index.search(["honey"], 10) == []
    assert index.document_frequency("honey") == 0
    assert len(index) == 4


def test_a_removed_document_is_found_no_more() -> None:
    index = filled()
    index.remove("mill")
    assert keys(index.search(["flour", "rye"], 10)) == ["bakery"]
    assert len(index) == 3


def test_a_change_after_a_search_shows_in_the_next() -> None:
    index = filled()
    index.search(["flour"], 10)
    index.add("cellar", ["flour", "flour"])
    assert "cellar" in keys(index.search(["flour"], 10))
    index.remove("cellar")
    assert "cellar" not in keys(index.search(["flour"], 10))


def test_removing_what_is_not_there_is_a_key_error_and_changes_nothing() -> None:
    index = filled()
    with pytest.raises(KeyError):
        index.remove("attic")
    index.remove("roof")
    with pytest.raises(KeyError):
        index.remove("roof")
    assert len(index) == 3


def test_the_document_frequency_counts_documents_not_occurrences() -> None:
    index = filled()
    assert index.document_frequency("village") == 2
    assert index.document_frequency("storm") == 1
    assert index.document_frequency("zeppelin") == 0


def test_an_empty_index_answers_every_call() -> None:
    index: Index[str] = BM25Index()
    assert len(index) == 0
    assert index.search(["flour"], 10) == []
    assert index.document_frequency("flour") == 0
    with pytest.raises(KeyError):
        index.remove("mill")


def test_an_index_that_was_emptied_answers_like_a_new_one() -> None:
    index = filled()
    index.search(["flour"], 10)
    for key in DOCUMENTS:
        index.remove(key)
    assert len(index) == 0
    assert index.search(["flour"], 10) == []


def test_empty_documents_are_counted_and_never_found() -> None:
    index = filled({"blank": [], "void": []})
    assert len(index) == 2
    assert index.search(["flour"], 10) == []
    index.add("mill", ["flour"])
    assert keys(index.search(["flour"], 10)) == ["mill"]


def test_the_only_document_is_found_although_its_terms_weigh_nothing() -> None:
    # With one document every term is in all of them: rank-bm25's idf is negative and its floor no better.
    assert keys(filled({"mill": ["flour", "rye"]}).search(["flour"], 10)) == ["mill"]


def test_a_term_in_every_document_still_finds_them_all() -> None:
    everywhere = {name: ["village", name] for name in ("a", "b", "c")}
    assert set(keys(filled(everywhere).search(["village"], 10))) == {"a", "b", "c"}


def test_a_term_in_half_of_the_documents_still_finds_them() -> None:
    # Its idf is the logarithm of one: the score is zero.
    found = filled({"a": ["flour"], "b": ["rye"]}).search(["flour"], 10)
    assert found == [("a", 0.0)]


def test_a_document_does_not_change_with_the_list_it_was_made_from() -> None:
    terms = ["flour", "rye", "mill"]
    index = filled({"mill": terms, "roof": ["bee"]})
    terms.append("bee")
    assert keys(index.search(["bee"], 10)) == ["roof"]


words = st.sampled_from(["keeper", "storm", "oil", "flour", "rye", "bee"])
documents = st.lists(st.lists(words, max_size=8), max_size=8)


@given(documents, st.lists(st.one_of(words, st.just("zeppelin")), max_size=5))
def test_the_scores_are_those_of_rank_bm25(texts: list[list[str]], query: list[str]) -> None:
    index: Index[int] = BM25Index()
    for key, terms in enumerate(texts):
        index.add(key, terms)
    found = dict(index.search(query, 100))
    if not any(texts):
        assert found == {}
        return
    scores = BM25Okapi(texts).get_scores(query)
    assert found == {key: pytest.approx(scores[key]) for key, terms in enumerate(texts) if set(terms) & set(query)}


class AgainstAModel(RuleBasedStateMachine):
    """The index beside a dictionary of documents, changed together."""

    def __init__(self) -> None:
        super().__init__()
        self.index: Index[int] = BM25Index()
        self.model: dict[int, list[str]] = {}

    @rule(key=st.integers(0, 5), terms=st.lists(words, max_size=6))
    def add(self, key: int, terms: list[str]) -> None:
        self.index.add(key, terms)
        self.model.pop(key, None)
        self.model[key] = terms

    @precondition(lambda self: self.model)
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        key = data.draw(st.sampled_from(sorted(self.model)))
        self.index.remove(key)
        del self.model[key]

    @rule(key=st.integers(6, 9))
    def remove_what_is_not_there(self, key: int) -> None:
        with pytest.raises(KeyError):
            self.index.remove(key)

    @rule(query=st.lists(words, max_size=4), limit=st.integers(-1, 8))
    def search(self, query: list[str], limit: int) -> None:
        found = self.index.search(query, limit)
        sharing = [key for key, terms in self.model.items() if set(terms) & set(query)]
        assert len(found) == min(max(limit, 0), len(sharing))
        assert {key for key, _ in found} <= set(sharing)
        order = {key: place for place, key in enumerate(self.model)}
        assert found == sorted(found, key=lambda hit: (-hit[1], order[hit[0]]))

    @invariant()
    def counts_agree(self) -> None:
        assert len(self.index) == len(self.model)
        for term in ("keeper", "flour", "zeppelin"):
            assert self.index.document_frequency(term) == sum(term in terms for terms in self.model.values())


AgainstAModel.TestCase.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
TestAgainstAModel = AgainstAModel.TestCase
