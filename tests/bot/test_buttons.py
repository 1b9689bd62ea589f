"""What a button carries fits into 64 bytes and comes back as it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.buttons import DIGEST_ROOM, Place, Press, Role, View, decode, digest_size, encode, fitting, fitting_hits
from bot.errors import BadPress

VERSIONS = st.integers(0, 16**12 - 1).map("{:012x}".format)
PLACES = st.builds(Place, VERSIONS, st.integers(0, 2**24 - 1), st.integers(0, 2**16 - 1), st.integers(0, 15))


@given(
    st.sampled_from([role for role in Role if role not in (Role.TOPIC, Role.DIGEST)]),
    st.lists(PLACES, min_size=1, max_size=8),
    st.integers(0, 7),
    st.sampled_from(View),
    st.integers(-(2**15), 2**15 - 1),
)
def test_whatever_fits_comes_back_from_callback_data_as_it_was(
    role: Role, places: list[Place], index: int, view: View, shift: int
) -> None:
    kept = fitting(tuple(places))
    press = Press(role, kept, min(index, len(kept) - 1), view, shift)
    data = encode(press)
    assert len(data.encode()) <= 64
    assert decode(data) == press


@given(
    st.dictionaries(VERSIONS, st.lists(st.integers(0, 2**24 - 1), min_size=1, max_size=30), min_size=1, max_size=4),
    st.integers(0, 15),
    st.sampled_from(View),
    st.integers(-(2**15), 2**15 - 1),
)
def test_as_much_of_a_list_of_hits_as_fits_comes_back_as_it_was(
    hits: dict[str, list[int]], tag: int, view: View, shift: int
) -> None:
    places = tuple(Place(version, start, 0, tag) for version, starts in hits.items() for start in sorted(starts))
    kept = fitting_hits(places)
    assert kept == places[: len(kept)]
    assert kept
    press = Press(Role.TOPIC, kept, len(kept) - 1, view, shift)
    assert len(encode(press).encode()) <= 64
    assert decode(encode(press)) == press


@st.composite
def articles_of_a_digest(draw: st.DrawFn) -> tuple[Place, ...]:
    """An article with its quotations, those with the tag 9 first, each going forward."""
    version = draw(VERSIONS)
    places = [Place(version, draw(st.integers(0, 3)), 0, draw(st.integers(1, 7)))]
    for tag in (9, 6):
        starts = sorted(draw(st.lists(st.integers(0, 2**24 - 1), max_size=3)))
        places += [Place(version, start, draw(st.integers(0, 1)), tag) for start in starts]
    return tuple(places)


@given(st.lists(articles_of_a_digest(), min_size=1, max_size=7, unique_by=lambda a: a[0].version), st.integers(-900, 9))
def test_a_page_of_a_digest_comes_back_as_it_was_or_is_told_not_to_fit(
    articles: list[tuple[Place, ...]], shift: int
) -> None:
    press = Press(Role.DIGEST, tuple(place for article in articles for place in article), shift=shift)
    if sum(map(digest_size, articles)) > DIGEST_ROOM:
        with pytest.raises(BadPress):
            encode(press)
    else:
        assert len(encode(press).encode()) <= 64
        assert decode(encode(press)) == press


def test_three_articles_with_three_quotations_each_fit_and_six_without_any() -> None:
    starts = (300, 2_200, 5_900)
    three = [(Place(v * 12, 3, 0, 1), *(Place(v * 12, start, 0, 6) for start in starts)) for v in "abc"]
    assert sum(map(digest_size, three)) <= DIGEST_ROOM
    assert sum(digest_size((Place(v * 12, 3, 0, 1),)) for v in "abcdef") <= DIGEST_ROOM


@pytest.mark.parametrize(
    "places",
    [
        (Place("00ff00ff00ff", 0, 0, 0),),
        (Place("00ff00ff00ff", 4, 0, 1),),
        (Place("00ff00ff00ff", 0, 1, 1),),
        (Place("00ff00ff00ff", 0, 0, 1), Place("00ff00ff00ff", 5, 2, 6)),
        (Place("00ff00ff00ff", 0, 0, 1), Place("00ff00ff00ff", 5, 0, 3)),
        (Place("00ff00ff00ff", 0, 0, 1), Place("00ff00ff00ff", 5, 0, 6), Place("00ff00ff00ff", 4, 0, 6)),
        (Place("00ff00ff00ff", 0, 0, 1), *(Place("00ff00ff00ff", n, 0, 6) for n in range(8))),
        (Place("00ff00ff00ff", 0, 0, 1), Place("00ff00ff00aa", 0, 0, 1), Place("00ff00ff00ff", 5, 0, 6)),
        (Place("00ff00ff00ff", 0, 0, 1), Place("00ff00ff00ff", 2**24, 0, 6)),
    ],
)
def test_what_is_no_page_of_a_digest_is_refused(places: tuple[Place, ...]) -> None:
    with pytest.raises(BadPress):
        encode(Press(Role.DIGEST, places))


def test_seventeen_hits_a_paragraph_apart_in_one_article_fit() -> None:
    hits = tuple(Place("00ff00ff00ff", number * 900 + 300, 0, 6) for number in range(25))
    assert fitting_hits(hits) == hits[:17]


@pytest.mark.parametrize(
    "places",
    [
        (Place("00ff00ff00ff", 9, 0, 6), Place("00ff00ff00ff", 5, 0, 6)),
        (Place("00ff00ff00ff", 5, 0, 6), Place("00ff00ff00ff", 9, 0, 2)),
        (Place("00ff00ff00ff", 5, 3, 6),),
        (Place("00ff00ff00ff", 5, 0, 6), Place("00ff00ff00aa", 5, 0, 6), Place("00ff00ff00ff", 9, 0, 6)),
        (),
    ],
)
def test_what_is_no_list_of_hits_is_refused(places: tuple[Place, ...]) -> None:
    with pytest.raises(BadPress):
        encode(Press(Role.TOPIC, places))


@given(st.text(max_size=70) | st.binary(max_size=48).map(lambda raw: raw.hex()))
def test_callback_data_of_anybody_elses_making_is_refused_or_harmless(data: str) -> None:
    try:
        press = decode(data)
    except BadPress:
        return
    assert press.role is Role.SOURCES or press.place in press.places


def test_six_places_of_one_article_fit_and_three_of_different_ones() -> None:
    same = tuple(Place("00ff00ff00ff", number, 0, 1) for number in range(9))
    different = tuple(Place(f"{number:012x}", number, 0, 1) for number in range(9))
    assert fitting(same) == same[:6]
    assert fitting(different) == different[:3]


@pytest.mark.parametrize(
    "place", [Place("00ff00ff00ff", 2**24, 0), Place("00ff00ff00ff", 0, 2**16), Place("00ff00ff00ff", 0, 0, 16)]
)
def test_a_place_with_too_large_a_number_gets_no_button(place: Place) -> None:
    assert fitting((place,)) == ()
    with pytest.raises(BadPress):
        encode(Press(Role.ANSWER, (place,)))


def test_a_page_of_sources_needs_no_places() -> None:
    assert decode(encode(Press(Role.SOURCES, shift=7))) == Press(Role.SOURCES, shift=7)


def test_an_index_outside_of_the_list_is_refused() -> None:
    data = encode(Press(Role.ANSWER, (Place("00ff00ff00ff", 1, 0),), index=3))
    with pytest.raises(BadPress):
        decode(data)


def test_more_places_than_fit_are_refused_rather_than_cut() -> None:
    with pytest.raises(BadPress):
        encode(Press(Role.ANSWER, tuple(Place("00ff00ff00ff", number, 0) for number in range(9))))
