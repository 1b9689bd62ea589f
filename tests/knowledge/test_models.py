"""The models: spans that can only be cut from their own text, and no second place where article text could live."""

from __future__ import annotations

import types
import typing
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from knowledge.errors import OutOfRange, WrongVersion
from knowledge.loading import from_paragraphs, load_bytes
from knowledge.models import (
    SHORT_VERSION,
    Answer,
    Article,
    Block,
    BlockKind,
    Citation,
    Metadata,
    NoAnswer,
    OffsetMap,
    Passage,
    Quotation,
    QuotationMatch,
    Reason,
    Span,
    Speaker,
    SpeakerProfile,
    SpeakerQuotations,
    SpeakerStatus,
    cut,
    version_of,
)

FERRY = "The ferry Ondine left Port Velm at six. Nobody waved."
OTHER = FERRY.replace("six", "ten")
VERSION = version_of(FERRY)


def span(start: int, end: int, text: str = FERRY) -> Span:
    return Span(version=version_of(text), start=start, end=end)


def article(text: str = FERRY, blocks: tuple[Block, ...] = ()) -> Article:
    offsets = OffsetMap(text=(0,), file=(0,), step=(1,), length=len(text))
    return Article(id="ferry", text=text, metadata=Metadata(language="en"), blocks=blocks, offsets=offsets)


@pytest.mark.parametrize(("start", "end"), [(0, 0), (5, 5), (5, 4), (-1, 3), (-3, -1)])
def test_a_span_is_never_empty_and_never_begins_before_the_text(start: int, end: int) -> None:
    with pytest.raises(ValidationError):
        span(start, end)


def test_a_span_has_the_length_of_its_words() -> None:
    assert len(span(4, 16)) == 12 == len(cut(article(), span(4, 16)))


def test_a_span_holds_what_lies_inside_it_its_own_edges_included() -> None:
    assert span(4, 16).holds(span(4, 16))
    assert span(4, 16).holds(span(5, 15))
    assert not span(4, 16).holds(span(3, 16))
    assert not span(4, 16).holds(span(4, 17))


def test_spans_meet_when_they_share_a_character_and_not_when_they_only_touch() -> None:
    assert span(4, 9).meets(span(8, 12))
    assert span(8, 12).meets(span(4, 9))
    assert not span(4, 9).meets(span(9, 12))
    assert not span(9, 12).meets(span(4, 9))


def test_spans_of_different_versions_neither_hold_nor_meet_each_other() -> None:
    assert not span(4, 16).holds(span(5, 15, OTHER))
    assert not span(4, 16).meets(span(5, 15, OTHER))


def test_a_part_of_a_span_belongs_to_the_same_version() -> None:
    assert span(4, 16).part(10, 16) == span(10, 16)


def test_cut_gives_the_words_of_the_article() -> None:
    assert cut(article(), span(10, 16)) == "Ondine"
    assert cut(article(), span(0, len(FERRY))) == FERRY


def test_a_span_of_another_version_is_not_cut_even_where_it_would_fit() -> None:
    with pytest.raises(WrongVersion, match=version_of(OTHER)[:SHORT_VERSION]):
        cut(article(), span(0, 3, OTHER))


@pytest.mark.parametrize(("start", "end"), [(0, len(FERRY) + 1), (len(FERRY), len(FERRY) + 3), (1000, 1004)])
def test_a_span_that_does_not_fit_is_not_cut(start: int, end: int) -> None:
    with pytest.raises(OutOfRange, match=str(end)):
        cut(article(), span(start, end))


@given(st.text(st.characters(codec="utf-8"), min_size=1), st.data())
def test_what_is_cut_is_the_slice_between_the_offsets(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert cut(article(text), span(start, end, text)) == text[start:end]


def test_the_version_is_the_sha_256_of_the_text() -> None:
    assert article().version == sha256(FERRY.encode("utf-8")).hexdigest()
    assert article("Пором відійшов.").version == sha256("Пором відійшов.".encode()).hexdigest()


def test_the_short_version_is_the_beginning_of_the_version() -> None:
    assert article().short_version == VERSION[:SHORT_VERSION]
    assert len(article().short_version) == 12


def test_one_changed_letter_makes_another_version() -> None:
    assert article(FERRY).version != article(OTHER).version


def test_an_article_refuses_blocks_that_cannot_be_cut_from_it() -> None:
    foreign = Block(kind=BlockKind.PARAGRAPH, span=span(0, 3, OTHER), number=1)
    outside = Block(kind=BlockKind.PARAGRAPH, span=span(0, 500), number=1)
    with pytest.raises(WrongVersion):
        article(blocks=(foreign,))
    with pytest.raises(OutOfRange):
        article(blocks=(outside,))


@pytest.mark.parametrize(
    ("model", "name", "value"),
    [
        (span(0, 3), "end", 9),
        (article(), "text", "Something else."),
        (Speaker(status=SpeakerStatus.OUTLET), "status", SpeakerStatus.NAMED),
        (NoAnswer(question="?", reason=Reason.EMPTY), "reason", Reason.NOT_FOUND),
    ],
)
def test_models_cannot_be_changed(model: BaseModel, name: str, value: object) -> None:
    with pytest.raises(ValidationError, match="frozen"):
        setattr(model, name, value)


def test_models_refuse_fields_they_do_not_have() -> None:
    with pytest.raises(ValidationError, match="text"):
        Span(version=VERSION, start=0, end=3, text="The")  # type: ignore[call-arg]


@pytest.mark.parametrize("status", [SpeakerStatus.NAMED, SpeakerStatus.ANONYMOUS])
def test_a_speaker_who_is_told_needs_a_label(status: SpeakerStatus) -> None:
    assert Speaker(status=status, label=span(10, 16)).label == span(10, 16)
    with pytest.raises(ValidationError, match="do not go together"):
        Speaker(status=status)


@pytest.mark.parametrize("status", [SpeakerStatus.OUTLET, SpeakerStatus.NOT_STATED])
def test_a_speaker_who_is_not_told_has_no_label(status: SpeakerStatus) -> None:
    assert Speaker(status=status).label is None
    with pytest.raises(ValidationError, match="do not go together"):
        Speaker(status=status, label=span(10, 16))


def test_an_answer_has_at_least_one_citation() -> None:
    with pytest.raises(ValidationError):
        Answer(question="?", citations=(), confidence=0.9)


# --- text lives in one place -------------------------------------------------------------------------------------

NOT_ARTICLE_TEXT = {
    "Span.version",  # a hash
    "Answer.question",  # the person's own words
    "NoAnswer.question",
    "Answer.understood",  # the person's own words of two questions
    "NoAnswer.understood",
    "Answer.within",  # the filters, as the person typed them
    "NoAnswer.within",
    "NoAnswer.terms",
    "NoAnswer.mentioned",  # names as the person typed them
    "NoAnswer.languages",  # ISO codes
    "Answer.respelt",  # single words of the vocabulary, for the bot's own sentence
    "QuotationMatch.named",  # the person's own words
    "SpeakerQuotations.asked",
    "SpeakerQuotations.topic",
}


def models_in(annotation: object) -> set[type[BaseModel]]:
    """The models that a field's type mentions, however deep."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return {annotation}
    return {model for part in typing.get_args(annotation) for model in models_in(part)}


def mentions_text(annotation: object) -> bool:
    """Whether a field of this type could hold free text: str, bytes or Any, however deep; enumerations cannot."""
    if annotation in (str, bytes, typing.Any, object):
        return True
    if typing.get_origin(annotation) is typing.Literal:
        return False
    return any(mentions_text(part) for part in typing.get_args(annotation))


def text_fields(model: type[BaseModel], seen: set[type[BaseModel]]) -> set[str]:
    """All fields of a model, and of the models it is made of, that could hold free text."""
    if model in seen:
        return set()
    seen.add(model)
    found: set[str] = set()
    for name, field in model.model_fields.items():
        if mentions_text(field.annotation):
            found.add(f"{model.__name__}.{name}")
        for inner in models_in(field.annotation):
            found |= text_fields(inner, seen)
    return found


@pytest.mark.parametrize(
    "model",
    [Passage, Quotation, Speaker, Citation, Answer, NoAnswer, QuotationMatch, SpeakerProfile, SpeakerQuotations],
)
def test_only_an_article_can_hold_article_text(model: type[BaseModel]) -> None:
    seen: set[type[BaseModel]] = set()
    assert text_fields(model, seen) <= NOT_ARTICLE_TEXT
    assert Article not in seen
    assert Span in seen


def test_the_walk_over_the_fields_does_see_text() -> None:
    class Leak(BaseModel):
        words: tuple[str, ...] | None = None

    class Carrier(BaseModel):
        leak: tuple[Leak, ...] | types.NoneType = None

    assert text_fields(Carrier, set()) == {"Leak.words"}


# --- offsets ------------------------------------------------------------------------------------------------------


def test_copied_text_leads_to_the_same_offset_of_the_file() -> None:
    same = OffsetMap(text=(0,), file=(0,), step=(1,), length=20)
    assert [same.to_file(n) for n in (0, 7, 20)] == [0, 7, 20]
    assert same.span_to_file(3, 8) == (3, 8)


def test_every_run_leads_to_its_own_place_of_the_file() -> None:
    # "ab" from 4, one character that the file spells with 5 from 6, then "cd" from 11
    runs = OffsetMap(text=(0, 2, 3), file=(4, 6, 11), step=(1, 5, 1), length=13)
    assert [runs.to_file(n) for n in range(6)] == [4, 5, 6, 11, 12, 13]
    assert runs.span_to_file(0, 2) == (4, 6)
    assert runs.span_to_file(2, 3) == (6, 11)
    assert runs.span_to_file(1, 4) == (5, 12)


def test_what_the_file_has_between_two_runs_belongs_to_neither() -> None:
    # "ab", then eight characters of the file that the text leaves out, then "cd"
    runs = OffsetMap(text=(0, 2), file=(0, 10), step=(1, 1), length=12)
    assert runs.span_to_file(0, 2) == (0, 2)
    assert runs.span_to_file(2, 4) == (10, 12)
    assert runs.span_to_file(0, 4) == (0, 12)


def test_text_that_the_file_spells_otherwise_leads_to_where_that_begins() -> None:
    # three characters that stand for something else at 10, then copied text from 30
    runs = OffsetMap(text=(0, 3), file=(10, 30), step=(0, 1), length=40)
    assert [runs.to_file(n) for n in range(5)] == [10, 10, 10, 30, 31]


def test_offsets_never_lead_behind_the_end_of_the_file() -> None:
    short = OffsetMap(text=(0,), file=(0,), step=(1,), length=5)
    assert short.to_file(99) == 5
    assert short.span_to_file(2, 99) == (2, 5)


def test_the_offsets_of_an_empty_map_are_the_beginning() -> None:
    assert OffsetMap(text=(), file=(), step=(), length=0).to_file(3) == 0


def test_a_loaded_article_leads_back_to_the_letters_of_its_file() -> None:
    file = "A headline\n\nSnow &amp; ice\u00a0fell on Cafe\u0301 Lumen.\n\nThe road to Upper Denning was closed.\n"
    loaded = load_bytes("snow.md", file.encode("utf-8"), media="markdown")
    for words in ("Upper Denning", "The road", "Lumen"):
        at = loaded.text.index(words)
        start, end = loaded.offsets.span_to_file(at, at + len(words))
        assert file[start:end] == words
    accent = loaded.text.index("é")
    assert file[slice(*loaded.offsets.span_to_file(accent, accent + 1))] == "e\u0301"


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=60), min_size=1, max_size=6))
def test_the_offsets_of_an_article_lie_in_its_file_and_never_go_back(paragraphs: list[str]) -> None:
    made = from_paragraphs("made", ["Ondine sailed.", *paragraphs], "en")
    places = [made.offsets.to_file(n) for n in range(len(made.text) + 1)]
    assert places == sorted(places)
    assert 0 <= places[0] <= places[-1] <= made.offsets.length
