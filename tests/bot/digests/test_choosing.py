"""What stands in a chat's digest."""

from __future__ import annotations

import pytest

from bot.digests import Digest, Head, Pick, Why, choose, choose_alert, fingerprint, prepare, shown
from bot.digests.choosing import MOST_FOLLOWED, MOST_FROM_ARCHIVE, MOST_IN_ALERT
from bot.digests.holding import hold
from knowledge.errors import UnknownVersion
from knowledge.library import Library
from tests.bot.digests.newsroom import EVERYTHING, NEWS, Wish, add, everything_said, said, seen_of

CREW = "“We have no crew left and no money to hire one,” said Vira Tokar, the harbour master."
COUNCIL = "“The council paid in April, every single crown of it,” said Silas Brandt, the mayor."
ROWING = "“People row across the sound at night with their children,” said Greta Holm, a nurse."
PILOT = "“The lamp on the long pier has been dark since the winter,” said Osric Dunholm, a pilot."
CRANE = "“The crane has not moved by a single inch this year,” said Anselm Yarfell, a diver."
BOTH = Head.HEADLINE | Head.DEK
HEAD = {"title": "The ferry is laid up", "dek": "Nobody has paid the wages since the spring."}


def speaker(library: Library, pick: Pick) -> str:
    """The name of whom a quotation is of."""
    assert pick.saying.speaker.label is not None
    return library.cut(pick.saying.speaker.label)


@pytest.fixture
def library() -> Library:
    return Library()


async def test_a_new_article_comes_with_headline_dek_and_its_most_telling_quotations(library: Library) -> None:
    version = await add(library, "ferry", CREW, COUNCIL, ROWING, PILOT, **HEAD)
    [entry] = choose(library, [version], [], set(), EVERYTHING).items
    assert (entry.version, entry.why, entry.head) == (version, Why.NEW, BOTH)
    assert len(entry.picks) == 3


async def test_the_quotations_stand_in_the_order_of_the_article(library: Library) -> None:
    version = await add(library, "ferry", CREW, COUNCIL, ROWING, **HEAD)
    [entry] = choose(library, [version], [], set(), EVERYTHING).items
    starts = [pick.saying.start for pick in entry.picks]
    assert starts == sorted(starts)


@pytest.mark.parametrize(("articles", "each"), [(1, 3), (2, 3), (3, 2), (4, 2), (5, 1), (9, 1)])
async def test_the_more_articles_the_fewer_quotations_of_each(library: Library, articles: int, each: int) -> None:
    versions = [
        await add(
            library,
            f"ferry{n}",
            *(
                f"“Boat {n} of {name} never came back to the old quay,” said {name} Tokar."
                for name in ("Vira", "Greta", "Osric", "Silas")
            ),
        )
        for n in range(articles)
    ]
    digest = choose(library, versions, [], set(), EVERYTHING)
    assert [len(entry.picks) for page in digest.pages for entry in page] == [each] * articles


async def test_nothing_that_was_shown_is_shown_again_and_the_rest_comes_from_the_archive(library: Library) -> None:
    version = await add(library, "ferry", CREW, COUNCIL, ROWING, PILOT, CRANE, **HEAD)
    first = choose(library, [version], [], set(), EVERYTHING)
    second = choose(library, [], [], seen_of(first), EVERYTHING)
    third = choose(library, [], [], seen_of(first, second), EVERYTHING)
    assert [entry.why for entry in second.items] == [Why.ARCHIVE]
    assert [entry.head for entry in second.items] == [Head.NOTHING]
    quoted = everything_said(library, first) + everything_said(library, second)
    assert len(quoted) == len(set(quoted)) == 5
    assert third.empty


async def test_the_archive_is_left_alone_when_it_is_not_wanted_and_when_there_is_something_new(
    library: Library,
) -> None:
    await add(library, "old", CREW, COUNCIL)
    assert choose(library, [], [], set(), NEWS).empty
    new = await add(library, "new", "Talks between the council and the harbour go on.", **HEAD)
    assert {entry.why for entry in choose(library, [new], [], set(), EVERYTHING).items} == {Why.NEW}


async def test_the_archive_gives_different_articles_and_speakers_first(library: Library) -> None:
    await add(library, "one", CREW, "“The boat lies at the old quay and rusts there,” said Vira Tokar.", PILOT)
    await add(library, "two", COUNCIL.replace("Silas Brandt, the mayor", "Vira Tokar, the harbour master"), CRANE)
    await add(library, "three", ROWING)
    digest = choose(library, [], [], set(), EVERYTHING)
    assert [len(entry.picks) for entry in digest.items] == [1] * MOST_FROM_ARCHIVE
    names = [speaker(library, pick) for entry in digest.items for pick in entry.picks]
    assert names[0] == "Greta Holm"
    assert len(set(names)) == MOST_FROM_ARCHIVE


async def test_the_archive_gives_what_is_followed_first(library: Library) -> None:
    await add(library, "one", PILOT, COUNCIL)
    await add(library, "two", CREW, ROWING)
    [first, *_] = choose(library, [], ["Osric Dunholm"], set(), EVERYTHING).items
    assert first.picks[0].followed
    assert "lamp" in said(library, [first])[0]
    unfollowed = choose(library, [], ["Osric Dunholm"], set(), Wish(followed=False)).items
    assert not any(pick.followed for entry in unfollowed for pick in entry.picks)


async def test_an_archive_larger_than_one_batch_is_gone_through_to_its_end(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.digests.batches.BATCH", 2)
    for number in range(5):
        await add(library, f"a{number}", f"“Boat number {number} never came back to the quay,” said Vira Tokar.")
    seen: set[bytes] = set()
    found: list[str] = []
    while not (digest := choose(library, [], [], seen, EVERYTHING)).empty:
        found += everything_said(library, digest)
        seen |= seen_of(digest)
    assert len(found) == len(set(found)) == 5


async def test_a_copy_in_another_paper_gets_its_headline_but_not_the_quotations_again(library: Library) -> None:
    first = await add(library, "one", CREW, COUNCIL, **HEAD)
    second = await add(library, "two", CREW, COUNCIL, ROWING, title="No ferry", outlet="Elmsby Weekly")
    digest = choose(library, [first, second], [], set(), EVERYTHING)
    assert [len(entry.picks) for entry in digest.items] == [2, 1]
    later = choose(library, [second], [], seen_of(choose(library, [first], [], set(), EVERYTHING)), EVERYTHING)
    assert said(library, later.items) == ["“People row across the sound at night with their children,”"]


async def test_a_new_article_whose_quotations_were_all_seen_still_gets_headline_and_dek(library: Library) -> None:
    first = await add(library, "one", CREW, **HEAD)
    copy = await add(library, "two", CREW, "More talks.", **HEAD)
    [entry] = choose(library, [copy], [], seen_of(choose(library, [first], [], set(), EVERYTHING)), EVERYTHING).items
    assert (entry.why, entry.head, entry.picks) == (Why.NEW, BOTH, ())


async def test_a_quotation_whose_words_the_headline_holds_is_not_quoted_once_more(library: Library) -> None:
    title = "‘We have no crew left and no money to hire one’: the ferry is laid up"
    version = await add(library, "ferry", CREW, COUNCIL, title=title)
    digest = choose(library, [version], [], set(), EVERYTHING)
    assert said(library, digest.items) == ["“The council paid in April, every single crown of it,”"]
    assert fingerprint("We have no crew left and no money to hire one") in seen_of(digest)
    assert choose(library, [], [], seen_of(digest), EVERYTHING).empty


async def test_a_longer_quotation_than_the_headline_holds_is_quoted(library: Library) -> None:
    version = await add(library, "ferry", CREW, title="‘No crew left’: the ferry is laid up")
    assert len(said(library, choose(library, [version], [], set(), EVERYTHING).items)) == 1


async def test_of_what_was_said_in_one_go_only_the_part_that_is_new_comes(library: Library) -> None:
    await add(library, "one", "“The boat lies at the old quay,” said Vira Tokar.")
    first = choose(library, [], [], set(), EVERYTHING)
    await add(
        library, "one", "“The boat lies at the old quay,” said Vira Tokar. “Nobody has come to look at it for a year.”"
    )
    again = choose(library, [], [], seen_of(first), EVERYTHING)
    assert said(library, again.items) == ["“Nobody has come to look at it for a year.”"]


async def test_of_a_changed_article_only_what_is_new_is_told(library: Library) -> None:
    old = await add(library, "ferry", CREW, COUNCIL, **HEAD)
    new = await add(library, "ferry", CREW, COUNCIL, ROWING, **HEAD)
    [entry] = choose(library, [new], [], set(), EVERYTHING, {new: old}).items
    assert (entry.version, entry.why, entry.head) == (new, Why.CHANGED, Head.NOTHING)
    assert said(library, [entry]) == ["“People row across the sound at night with their children,”"]


async def test_a_changed_headline_and_a_changed_dek_are_told(library: Library) -> None:
    old = await add(library, "ferry", CREW, **HEAD)
    new = await add(library, "ferry", CREW, title="The ferry sails", dek=HEAD["dek"])
    newer = await add(library, "ferry", CREW, title="The Ferry Sails!", dek="Somebody has paid.")
    [entry] = choose(library, [new], [], set(), NEWS, {new: old}).items
    assert (entry.why, entry.head, entry.picks) == (Why.CHANGED, Head.HEADLINE, ())
    [entry] = choose(library, [newer], [], set(), NEWS, {newer: new}).items
    assert entry.head == Head.DEK


async def test_a_change_that_a_digest_does_not_show_is_not_told(library: Library) -> None:
    old = await add(library, "ferry", CREW, "Talks go on.", **HEAD)
    new = await add(library, "ferry", CREW, "Talks went on.", **HEAD)
    assert choose(library, [new], [], set(), NEWS, {new: old}).empty


async def test_a_change_of_a_version_that_is_gone_is_told_with_all_that_was_not_seen(library: Library) -> None:
    new = await add(library, "ferry", CREW, **HEAD)
    [entry] = choose(library, [new], [], set(), NEWS, {new: "0" * 64}).items
    assert (entry.why, entry.head, len(entry.picks)) == (Why.CHANGED, BOTH, 1)


async def test_what_is_followed_comes_first_in_the_digest_and_in_its_article(library: Library) -> None:
    plain = await add(library, "one", COUNCIL, ROWING, title="Council")
    followed = await add(library, "two", CREW, CRANE, PILOT, title="Pier")
    digest = choose(library, [plain, followed], ["osric dunholm"], set(), EVERYTHING)
    assert [entry.version for entry in digest.items] == [followed, plain]
    picks = digest.items[0].picks
    assert [pick.followed for pick in picks] == [True, False, False]
    assert "lamp" in said(library, digest.items)[0]
    assert not any(pick.followed for pick in digest.items[1].picks)


async def test_beside_what_is_followed_others_have_their_turn(library: Library) -> None:
    hers = "“The ropes were cut in the night and nobody saw it,” said Vira Tokar."
    version = await add(library, "one", CREW, hers, COUNCIL, ROWING)
    [entry] = choose(library, [version], ["ropes"], set(), EVERYTHING).items
    names = [speaker(library, pick) for pick in entry.picks]
    assert names == ["Vira Tokar", "Silas Brandt", "Greta Holm"]


async def test_fragments_and_short_quotations_come_to_those_who_follow_and_to_nobody_else(library: Library) -> None:
    fragment = "Vira Tokar called the council “a theatre without a roof” on Monday."
    version = await add(library, "one", fragment, COUNCIL)
    follower = choose(library, [version], ["Vira Tokar"], set(), EVERYTHING)
    assert fragment in said(library, follower.items)
    assert fragment not in everything_said(library, choose(library, [version], [], set(), EVERYTHING))


async def test_two_fragments_of_one_sentence_are_one_quotation_of_the_sentence(library: Library) -> None:
    sentence = "Vira Tokar called the council “a theatre without a roof” and the mayor “a man of many umbrellas”."
    version = await add(library, "one", sentence)
    digest = choose(library, [version], ["Vira Tokar"], set(), EVERYTHING)
    assert said(library, digest.items) == [sentence]
    assert choose(library, [version], ["Vira Tokar"], seen_of(digest), Wish(articles=False)).empty


async def test_without_articles_only_what_is_followed_is_told(library: Library) -> None:
    version = await add(library, "one", CREW, COUNCIL, **HEAD)
    wish = Wish(articles=False, archive=False)
    [entry] = choose(library, [version], ["Vira Tokar"], set(), wish).items
    assert (entry.why, entry.head) == (Why.FOLLOWED, Head.NOTHING)
    assert said(library, [entry]) == ["“We have no crew left and no money to hire one,”"]
    assert choose(library, [version], [], set(), wish).empty


async def test_without_what_is_followed_nothing_counts_as_followed(library: Library) -> None:
    version = await add(library, "one", CREW, COUNCIL, **HEAD)
    [entry] = choose(library, [version], ["Vira Tokar"], set(), Wish(followed=False)).items
    assert not any(pick.followed for pick in entry.picks)


async def test_a_speaker_in_many_quotations_fills_no_digest(library: Library) -> None:
    said_by_her = [f"“Boat number {n} never came back to the old quay,” said Vira Tokar." for n in range(20)]
    version = await add(library, "one", *said_by_her, COUNCIL)
    [entry] = choose(library, [version], ["Vira Tokar"], set(), EVERYTHING).items
    assert len(entry.picks) == MOST_FOLLOWED
    alert = choose_alert(library, version, ["Vira Tokar"], set())
    assert sum(len(entry.picks) for page in alert.pages for entry in page) == MOST_IN_ALERT


async def test_an_alert_holds_what_is_followed_and_was_not_seen(library: Library) -> None:
    version = await add(library, "one", CREW, COUNCIL, ROWING, **HEAD)
    alert = choose_alert(library, version, ["Silas Brandt", "row"], set())
    [entry] = alert.items
    assert (entry.why, entry.head) == (Why.ALERT, Head.NOTHING)
    assert len(entry.picks) == 2
    assert choose_alert(library, version, ["Silas Brandt", "row"], seen_of(alert)).empty
    assert choose_alert(library, version, ["Nobody Atall"], set()).empty
    digest = choose(library, [version], ["Silas Brandt", "row"], seen_of(alert), EVERYTHING)
    assert said(library, digest.items) == ["“We have no crew left and no money to hire one,”"]


async def test_an_alert_of_a_changed_article_holds_only_what_is_new(library: Library) -> None:
    old = await add(library, "one", CREW)
    new = await add(library, "one", CREW, "“The boat lies at the old quay and rusts there,” said Vira Tokar.")
    alert = choose_alert(library, new, ["Vira Tokar"], set(), old)
    assert said(library, alert.items) == ["“The boat lies at the old quay and rusts there,”"]


async def test_only_what_the_message_itself_shows_counts_as_shown(library: Library) -> None:
    versions = [
        await add(library, f"a{n}", f"“Boat number {n} never came back to the old quay,” said Vira Tokar.", **HEAD)
        for n in range(12)
    ]
    digest = choose(library, versions, [], set(), EVERYTHING)
    assert len(digest.pages) > 1
    assert digest.more
    assert {each.version for each in shown(digest)} == {entry.version for entry in digest.items}
    for each in shown(digest):
        assert fingerprint(library.article(each.version).text[each.start : each.end]) == each.fingerprint


async def test_an_article_without_anything_to_quote_is_still_named(library: Library) -> None:
    version = await add(library, "bare", "Talks between the council and the harbour go on in June.")
    [entry] = choose(library, [version], [], set(), EVERYTHING).items
    assert (entry.version, entry.head, entry.picks) == (version, Head.NOTHING, ())


async def test_the_same_text_twice_is_told_once(library: Library) -> None:
    version = await add(library, "ferry", CREW, **HEAD)
    assert len(choose(library, [version, version], [], set(), EVERYTHING).items) == 1


async def test_a_version_that_the_library_never_had_is_an_error(library: Library) -> None:
    with pytest.raises(UnknownVersion):
        choose(library, ["f" * 64], [], set(), EVERYTHING)


async def test_an_empty_library_gives_an_empty_digest(library: Library) -> None:
    assert choose(library, [], ["Vira Tokar"], set(), EVERYTHING) == Digest()
    assert shown(Digest()) == ()


async def test_what_is_known_of_a_text_may_change_without_the_text(library: Library) -> None:
    version = await add(library, "ferry", CREW, **HEAD)
    assert choose(library, [version], [], set(), EVERYTHING).items[0].head == BOTH
    article = library.article(version)
    bare = article.model_copy(update={"metadata": article.metadata.model_copy(update={"title": None})})
    await library.add(bare)
    assert choose(library, [version], [], set(), EVERYTHING).items[0].head == Head.DEK


async def test_the_archive_knows_it_too_when_what_is_known_of_a_text_changes(library: Library) -> None:
    version = await add(library, "ferry", CREW, **HEAD)
    assert choose(library, [], ["Tokar"], set(), EVERYTHING).items[0].picks
    article = library.article(version)
    await library.add(article.model_copy(update={"metadata": article.metadata.model_copy(update={"outlet": None})}))
    [entry] = choose(library, [], ["Tokar"], set(), EVERYTHING).items
    assert entry.picks[0].saying in hold(library, version).sayings


async def test_what_was_prepared_is_what_is_chosen_anyway(library: Library) -> None:
    other = Library()
    for each in (library, other):
        await add(each, "one", CREW, COUNCIL, **HEAD)
        await add(each, "two", ROWING, PILOT, CRANE, title="Pier")
    await prepare(library)
    digests = [choose(each, [], ["Tokar"], set(), EVERYTHING) for each in (library, other)]
    assert said(library, digests[0].items) == said(other, digests[1].items)
    assert len(said(library, digests[0].items)) == MOST_FROM_ARCHIVE
