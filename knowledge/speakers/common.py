"""Which words of an article are common ones, though they may stand with a capital at the start of a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from knowledge.speakers.cases import is_given_form, stem
from knowledge.speakers.names import starts_sentence
from knowledge.speakers.tokens import Token, TokenKind
from knowledge.speakers.words import Words


def common_words(blocks: Iterable[Sequence[Token]], words: Words) -> frozenset[str]:
    """The folded words that the tokens write with a small letter, and never with a capital inside a sentence.

    Where nouns have cases, the other forms of a word tell nothing: there all words are common that have a capital only
    at the start of a sentence, given names aside. Where all nouns have a capital, only what stands beside another
    capitalised word can be a name.
    """
    if words.capital_nouns:
        return _alone(blocks)
    small: set[str] = set()
    starting: set[str] = set()
    proper: set[str] = set()
    for tokens in blocks:
        for index, token in enumerate(tokens):
            if token.kind is not TokenKind.WORD:
                continue
            if token.text[0].islower() or (starts_sentence(tokens, index) and token.low.endswith(words.gerunds)):
                small.add(token.low)
            elif not starts_sentence(tokens, index):
                proper.add(token.low)
            elif words.cased and not is_given_form(token.low):
                starting.add(token.low)
    stems = {stem(low) for low in proper} if starting else set()
    return frozenset(small - proper | {low for low in starting if stem(low) not in stems})


def _alone(blocks: Iterable[Sequence[Token]]) -> frozenset[str]:
    """The folded words that never stand beside another capitalised word."""
    alone: set[str] = set()
    beside: set[str] = set()
    for tokens in blocks:
        for index, token in enumerate(tokens):
            near = (*tokens[max(0, index - 1) : index], *tokens[index + 1 : index + 2])
            (beside if token.capital and any(other.capital for other in near) else alone).add(token.low)
    return frozenset(alone - beside)
