"""The `onrecord` command: what it prints, as text and as JSON, and with which exit code it ends."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any, Literal

import pytest

from bot.settings import Settings
from tests.bot.command import FERRY, Onrecord

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = sorted((ROOT / "knowledge" / "articles").iterdir())


def slices(file: Path, citations: list[dict[str, Any]]) -> list[str]:
    """What stands in a file where the citations say: offsets count its characters, a byte-order mark aside."""
    text = file.read_bytes().decode("utf-8-sig")
    return [text[citation["start"] : citation["end"]] for citation in citations]


# --- ask ----------------------------------------------------------------------------------------------------------


def test_an_answer_is_shown_with_speaker_title_and_paragraph(onrecord: Onrecord, ferry: Path) -> None:
    ran = onrecord("ask", "Who said the piano paid the full fare?", "--articles", ferry)
    assert ran.code == 0
    assert "“The piano paid the full fare,” said the captain, Piet Larrow" in ran.words
    assert "— Piet Larrow" in ran.words
    assert "The piano of Velm · paragraph 2" in ran.words
    assert re.search(r"confidence 0\.\d\d", ran.words)


def test_an_answer_in_the_outlets_own_words_says_so(onrecord: Onrecord, ferry: Path) -> None:
    assert "in the outlet's own words" in onrecord("ask", "How long was the crossing?", "--articles", ferry).words


def test_an_answer_as_json_is_an_exact_slice_of_the_file(onrecord: Onrecord, ferry: Path) -> None:
    ran = onrecord("ask", "Who said the piano paid the full fare?", "--articles", ferry, "--json")
    assert ran.code == 0
    assert ran.json["answered"] is True
    assert ran.json["question"] == "Who said the piano paid the full fare?"
    assert 0 < ran.json["confidence"] <= 1
    best = ran.json["citations"][0]
    assert best["article"] == "ferry"
    assert best["title"] == "The piano of Velm"
    assert best["paragraphs"] == [2, 2]
    assert best["highlight"] in best["text"]
    assert best["speaker"]["status"] == "named"
    assert best["speaker"]["label"] == "Piet Larrow"
    assert slices(ferry, ran.json["citations"]) == [c["text"] for c in ran.json["citations"]]


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("lead", ["", "\ufeff"])
def test_offsets_are_those_of_the_file_whatever_its_line_ends(
    onrecord: Onrecord, ferry: Path, lead: str, ends: str
) -> None:
    ferry.write_bytes((lead + FERRY.replace("\n", ends)).encode("utf-8"))
    ran = onrecord("ask", "Why did the crossing take nine hours?", "--articles", ferry, "--json")
    assert ran.json["citations"][0]["text"].startswith("The crossing took nine hours")
    assert slices(ferry, ran.json["citations"]) == [c["text"] for c in ran.json["citations"]]


@pytest.mark.parametrize(
    ("question", "sample"),
    [("Who is Edda Renwick?", "we-were-promised-a-bridge"), ("Кто такая Тамара Зыбина?", "tramvai-na-ostrov")],
)
def test_without_articles_named_the_samples_are_asked(onrecord: Onrecord, question: str, sample: str) -> None:
    ran = onrecord("ask", question, "--json")
    assert ran.code == 0
    assert ran.json["citations"][0]["article"] == sample
    files = {file.stem: file for file in SAMPLES}
    for citation in ran.json["citations"]:
        assert slices(files[citation["article"]], [citation]) == [citation["text"]]


def test_a_question_without_answer_ends_with_1_and_says_why(onrecord: Onrecord, ferry: Path) -> None:
    ran = onrecord("ask", "Who is Nikolai Petrov?", "--articles", ferry)
    assert ran.code == 1
    assert ran.words == "The sources do not answer: they never mention Nikolai Petrov."


@pytest.mark.parametrize(
    ("question", "reason", "words"),
    [
        ("how do I bake bread?", "not_found", "no passage says it."),
        ("Hello!", "small_talk", "this is not a question about the articles."),
        ("???", "empty", "there is no question."),
        ("как испечь хлеб", "other_language", "they are in en."),
    ],
)
def test_every_reason_for_silence_is_told(
    onrecord: Onrecord, ferry: Path, question: str, reason: str, words: str
) -> None:
    shown = onrecord("ask", question, "--articles", ferry)
    assert (shown.code, shown.words) == (1, f"The sources do not answer: {words}")
    plain = onrecord("ask", question, "--articles", ferry, "--json")
    assert plain.code == 1
    assert plain.json["answered"] is False
    assert plain.json["reason"] == reason


def test_nearest_passages_are_given_as_json_and_are_exact_too(onrecord: Onrecord, ferry: Path) -> None:
    ran = onrecord("ask", "How many whales saw the piano?", "--articles", ferry, "--json")
    assert ran.code == 1
    assert "citations" not in ran.json
    assert ran.json["nearest"]
    assert slices(ferry, ran.json["nearest"]) == [c["text"] for c in ran.json["nearest"]]


def test_unknown_names_are_given_as_json(onrecord: Onrecord, ferry: Path) -> None:
    assert onrecord("ask", "Who is Nikolai Petrov?", "--articles", ferry, "--json").json["terms"] == ["Nikolai Petrov"]


def test_the_languages_of_the_articles_are_given_as_json(onrecord: Onrecord, ferry: Path) -> None:
    assert onrecord("ask", "как испечь хлеб", "--articles", ferry, "--json").json["languages"] == ["en"]


def test_another_spelling_that_was_searched_for_is_told(onrecord: Onrecord, ferry: Path) -> None:
    question = ("ask", "Who is the capatin?", "--articles", ferry)
    assert onrecord(*question, "--json").json["respelt"] == ["captain"]
    assert "captain" in onrecord(*question).words.split("— Piet Larrow")[1]


def test_a_follow_up_leans_on_the_question_that_is_given_and_says_how(onrecord: Onrecord, ferry: Path) -> None:
    follow_up = ("ask", "why?", "--context", "When did the tide turn?", "--articles", ferry)
    assert onrecord(*follow_up, "--json").json["understood"] == "Why did the tide turn?"
    assert onrecord(*follow_up).words.startswith("understood as: Why did the tide turn?")


def test_without_a_question_before_it_a_follow_up_is_a_question_like_others(onrecord: Onrecord, ferry: Path) -> None:
    assert onrecord("ask", "why?", "--articles", ferry, "--json").json["understood"] == ""


COPIED = "The quay at Farrow will be closed for 14 weeks from May, the harbour office said on Tuesday."


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """Two articles with one passage in common, and with different numbers of boats."""
    folder = tmp_path / "papers"
    folder.mkdir()
    boats = ("Forty-one boats were moored at Farrow that night.", "That night 62 boats were moored at Farrow.")
    for name, counted in zip(("post", "courier"), boats, strict=True):
        head = f"---\ntitle: Report of the {name}\noutlet: The {name}\nlanguage: en\n---\n\n"
        (folder / f"{name}.md").write_text(f"{head}{COPIED}\n\n{counted}\n", encoding="utf-8")
    return folder


def test_the_other_articles_that_carry_a_passage_are_told(onrecord: Onrecord, papers: Path) -> None:
    question = ("ask", "For how long will the quay at Farrow be closed?", "--articles", papers)
    [citation] = onrecord(*question, "--json").json["citations"]
    [copy] = citation["copies"]
    assert {citation["article"], copy["article"]} == {"post", "courier"}
    assert slices(papers / f"{copy['article']}.md", [copy]) == [COPIED]
    words = onrecord(*question).words
    assert words.count(COPIED) == 1
    assert f"the same in: {copy['title']} · The {copy['article']} · paragraph 1" in words


def test_passages_that_contradict_one_another_are_both_shown(onrecord: Onrecord, papers: Path) -> None:
    question = ("ask", "How many boats were moored at Farrow that night?", "--articles", papers)
    assert [citation["disputed"] for citation in onrecord(*question, "--json").json["citations"]] == [False, True]
    words = onrecord(*question).words
    assert words.startswith("The sources say different things:")
    assert "Forty-one boats" in words
    assert "62 boats" in words


# --- who ----------------------------------------------------------------------------------------------------------


def test_who_said_something_is_shown_with_how_it_was_found(onrecord: Onrecord, ferry: Path) -> None:
    ran = onrecord("who", "piano paid the full fare", "--articles", ferry)
    assert ran.code == 0
    assert "found exactly" in ran.words
    assert "— Piet Larrow" in ran.words


def test_who_said_something_as_json_is_an_exact_slice_of_the_file(onrecord: Onrecord, ferry: Path) -> None:
    ran = onrecord("who", "the PIANO paid", "--articles", ferry, "--json")
    assert ran.code == 0
    (match,) = ran.json
    assert match["method"] == "normalised"
    assert match["score"] == 100
    assert match["kind"] == "direct"
    assert match["found"] == "The piano paid"
    assert match["quotation"] == "The piano paid the full fare,"
    assert match["speaker"]["label"] == "Piet Larrow"
    assert slices(ferry, [match]) == [match["text"]]


def test_words_in_the_wrong_mouth_are_given_back(onrecord: Onrecord, ferry: Path) -> None:
    asked = "“The piano paid the full fare” — Robert Mossbank"
    ran = onrecord("who", asked, "--articles", ferry)
    assert "You name “Robert Mossbank”; the article gives these words to Piet Larrow." in ran.words
    assert ran.err.startswith("1 article, ")
    (match,) = onrecord("who", asked, "--articles", ferry, "--json").json
    assert (match["named"], match["misattributed"]) == ("Robert Mossbank", True)


def test_a_right_name_or_none_is_no_news(onrecord: Onrecord, ferry: Path) -> None:
    ran = onrecord("who", "Captain Larrow: “The piano paid the full fare”", "--articles", ferry, "--json")
    assert (ran.json[0]["named"], ran.json[0]["misattributed"]) == ("Larrow", False)
    ran = onrecord("who", "the piano paid", "--articles", ferry, "--json")
    assert (ran.json[0]["named"], ran.json[0]["misattributed"]) == (None, False)


def test_words_that_nobody_said_end_with_1(onrecord: Onrecord, ferry: Path) -> None:
    shown = onrecord("who", "the violin was free", "--articles", ferry)
    assert (shown.code, shown.words) == (1, "No quotation in the sources has these words.")
    plain = onrecord("who", "the violin was free", "--articles", ferry, "--json")
    assert (plain.code, plain.json) == (1, [])


def test_altered_words_are_shown_with_what_differs_marked(onrecord: Onrecord, ferry: Path) -> None:
    ran = onrecord("who", "the piano never paid the full fare", "--articles", ferry)
    assert ran.code == 0
    assert "altered: the words differ" in ran.words
    assert "asked for: the piano *never* paid the full fare" in ran.words
    assert "in the source: The piano paid the full fare" in ran.words
    assert "Words between asterisks differ." in ran.words
    assert "direct · The piano of Velm · paragraph 2" in ran.words


def test_altered_words_as_json_say_what_differs(onrecord: Onrecord, ferry: Path) -> None:
    ran = onrecord("who", "the piano paid half the fare", "--articles", ferry, "--json")
    (match,) = ran.json
    assert match["method"] == "fuzzy"
    assert [each["text"] for each in match["differs"]] == slices(ferry, match["differs"]) == ["full"]
    assert [each["text"] for each in match["altered"]] == ["half"]
    assert match["altered"][0]["start"] == len("the piano paid ")
    assert (match["label"], match["paragraph"]) == ("Piet Larrow", 2)
    assert {"role", "heard"} <= match.keys()


def test_nearest_quotations_are_shown_where_nobody_said_it(onrecord: Onrecord, ferry: Path) -> None:
    ran = onrecord("who", "a piano fell on the captain", "--articles", ferry)
    assert ran.code == 1
    assert ran.words.startswith("No quotation in the sources has these words.")
    assert "Nearest quotations (not a match)" in ran.words
    assert "Piet Larrow" in ran.words


def test_words_that_tell_nothing_are_asked_for_again(onrecord: Onrecord, ferry: Path) -> None:
    ran = onrecord("who", "a", "--articles", ferry)
    assert (ran.code, ran.words) == (1, "These words are too few or too common to look up: give more of them.")


# --- quotes and speakers ------------------------------------------------------------------------------------------

QUAY = """\
# Who owns the quay?

“The quay is ours,” said Ann Lee, the mayor of Velm. “We paid for it.”

## “It is not yours”

Bob Ray, a fisherman, called that a “fairy tale”. A “quay” is not a pier.

Ann Lee said that the tides had been measured in the spring.

“The tides do not care,” said a source close to the mayor.
"""
KEYS = ["start", "end", "text", "kind", "speaker", "label", "role", "paragraph", "heard", "article"]


@pytest.fixture
def quay(tmp_path: Path) -> Path:
    file = tmp_path / "quay.md"
    file.write_text(QUAY, encoding="utf-8")
    return file


def test_quotations_are_listed_as_json_with_the_offsets_of_the_file(onrecord: Onrecord, quay: Path) -> None:
    ran = onrecord("quotes", "--articles", quay, "--json")
    assert ran.code == 0
    assert all(list(each) == KEYS for each in ran.json)
    assert slices(quay, ran.json) == [each["text"] for each in ran.json]
    assert [(each["text"], each["kind"], each["speaker"]) for each in ran.json] == [
        ("The quay is ours,", "direct", "Ann Lee"),
        ("We paid for it.", "direct", "Ann Lee"),
        ("It is not yours", "heading", None),
        ("fairy tale", "fragment", "Bob Ray"),
        ("quay", "scare", None),
        ("The tides do not care,", "direct", "a source close to the mayor"),
    ]
    assert [each["start"] for each in ran.json] == sorted(each["start"] for each in ran.json)
    assert ran.json[0] | {"start": 0, "end": 0} == {
        "start": 0,
        "end": 0,
        "text": "The quay is ours,",
        "kind": "direct",
        "speaker": "Ann Lee",
        "label": "Ann Lee",
        "role": "the mayor of Velm",
        "paragraph": 2,
        "heard": None,
        "article": "quay",
    }


@pytest.mark.parametrize("lead", ["", "\ufeff"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_the_text_of_a_quotation_is_what_stands_in_the_file(
    onrecord: Onrecord, tmp_path: Path, lead: str, ends: str, form: Literal["NFC", "NFD"]
) -> None:
    words = "The wall\n\nIt rained. “We kept the café open, and no\u00adbody went away\tat all,” said Zoë Marrow.\n"
    file = tmp_path / "wall of_Pellam.txt"
    file.write_bytes((lead + unicodedata.normalize(form, words).replace("\n", ends)).encode("utf-8"))
    ran = onrecord("quotes", "--articles", file, "--json")
    (quote,) = ran.json
    assert quote["article"] == "wall-of-pellam"
    assert quote["text"] == unicodedata.normalize(form, "We kept the café open, and no\u00adbody went away\tat all,")
    assert slices(file, ran.json) == [quote["text"]]


def test_reported_speech_is_listed_when_asked_for(onrecord: Onrecord, quay: Path) -> None:
    ran = onrecord("quotes", "--articles", quay, "--json", "--reported")
    (report,) = (each for each in ran.json if each["kind"] == "reported")
    assert report["speaker"] == "Ann Lee"
    assert slices(quay, ran.json) == [each["text"] for each in ran.json]
    shown = onrecord("quotes", "--articles", quay, "--reported").words
    assert "reported by" in shown
    assert "reported by" not in onrecord("quotes", "--articles", quay).words


def test_quotations_are_listed_for_people(onrecord: Onrecord, quay: Path) -> None:
    shown = onrecord("quotes", "--articles", quay)
    assert shown.code == 0
    for words in ("Who owns the quay?", "Ann Lee", "direct", "fragment", "heading", "We paid for it."):
        assert words in shown.words


def test_quotations_of_one_speaker_about_a_topic_are_listed(onrecord: Onrecord, quay: Path) -> None:
    texts = [each["text"] for each in onrecord("quotes", "--articles", quay, "--json", "--speaker", "lee").json]
    assert texts == ["The quay is ours,", "We paid for it."]
    about = onrecord("quotes", "--articles", quay, "--json", "--about", "tides")
    assert [each["text"] for each in about.json] == ["The tides do not care,"]
    both = ("--speaker", "Ann Lee", "--about", "tides", "--reported")
    assert [each["kind"] for each in onrecord("quotes", "--articles", quay, "--json", *both).json] == ["reported"]


def test_a_speaker_that_nobody_is_ends_with_1_and_the_closest_are_offered(onrecord: Onrecord, quay: Path) -> None:
    ran = onrecord("quotes", "--articles", quay, "--speaker", "Bobb Roy")
    assert (ran.code, ran.words) == (1, "The sources quote nothing of the kind.")
    assert "Nobody of the name Bobb Roy speaks in the sources. Did you mean Bob Ray?" in ran.err
    assert onrecord("quotes", "--articles", quay, "--speaker", "Bobb Roy", "--json").json == []


def test_two_speakers_of_one_name_are_told_apart(onrecord: Onrecord, quay: Path) -> None:
    quay.write_text(QUAY + "\n“I fish,” said Cora Lee.\n", encoding="utf-8")
    ran = onrecord("quotes", "--articles", quay, "--speaker", "Lee", "--json")
    assert {each["speaker"] for each in ran.json} == {"Ann Lee", "Cora Lee"}
    assert "2 speakers can be meant by Lee: Ann Lee, Cora Lee" in ran.err


def test_the_speakers_are_listed_with_how_often_they_are_quoted(onrecord: Onrecord, quay: Path) -> None:
    ran = onrecord("speakers", "--articles", quay, "--json")
    assert ran.code == 0
    assert ran.json[0] == {
        "name": "Ann Lee",
        "status": "named",
        "role": "the mayor of Velm",
        "quotations": 2,
        "reports": 1,
        "articles": ["quay"],
    }
    assert [each["name"] for each in ran.json] == ["Ann Lee", "Bob Ray", "a source close to the mayor"]
    shown = onrecord("speakers", "--articles", quay).words
    assert "█" in shown
    assert "(not named)" in shown


def test_an_article_that_quotes_nobody_ends_with_1(onrecord: Onrecord, quay: Path) -> None:
    quay.write_text("# Nothing\n\nNobody said a word about the harbour.\n", encoding="utf-8")
    assert onrecord("speakers", "--articles", quay).code == 1
    ran = onrecord("quotes", "--articles", quay, "--json")
    assert (ran.code, ran.json) == (1, [])


# --- articles and check-article -----------------------------------------------------------------------------------


def test_the_articles_are_listed_with_what_is_known_of_them(onrecord: Onrecord, ferry: Path) -> None:
    (ferry.parent / "plain.txt").write_text("Nobody knows who wrote this line about the harbour.\n", encoding="utf-8")
    ran = onrecord("articles", "--articles", ferry.parent, "--json")
    assert ran.code == 0
    first, second = ran.json
    version = first.pop("version")
    assert re.fullmatch(r"[0-9a-f]{12}", version)
    assert first == {
        "id": "ferry",
        "title": "The piano of Velm",
        "outlet": "The Velm Herald",
        "authors": "Nell Varga",
        "published": "2031-06-02",
        "language": "en",
        "passages": 3,
        "quotations": 1,
    }
    assert (second["id"], second["outlet"], second["authors"], second["published"]) == ("plain", None, "", None)
    shown = onrecord("articles", "--articles", ferry.parent)
    assert shown.code == 0
    assert {"piano", "Varga", "Herald", "plain", "en"} <= set(shown.words.split())


def test_an_article_is_shown_as_the_bot_sees_it(onrecord: Onrecord, ferry: Path) -> None:
    ran = onrecord("check-article", ferry, "--json")
    assert ran.code == 0
    (report,) = ran.json
    blocks = [(b["number"], b["kind"]) for b in report["blocks"] if b["number"]]
    assert blocks == [(1, "paragraph"), (2, "paragraph"), (3, "heading"), (4, "paragraph")]
    assert [p["paragraphs"] for p in report["passages"]] == [[1, 1], [2, 2], [4, 4]]
    assert report["passages"][2]["sentences"] == [
        "The crossing took nine hours, because the tide had turned.",
        "Nobody was sick.",
    ]
    (quotation,) = report["quotations"]
    assert (quotation["text"], quotation["paragraph"]) == ("The piano paid the full fare,", 2)
    assert quotation["speaker"]["label"] == "Piet Larrow"
    shown = onrecord("check-article", ferry)
    assert shown.code == 0
    assert all(title in shown.words for title in ("Blocks", "Passages", "Quotations", "Piet Larrow"))


def test_brackets_in_an_article_are_shown_as_they_stand(onrecord: Onrecord, ferry: Path) -> None:
    text = FERRY.replace("title: The piano of Velm", 'title: "The [/b] piano [red]"')
    ferry.write_text(text.replace("The piano paid", "The piano [sic] paid [them]"), encoding="utf-8")
    for command in (("check-article", ferry), ("articles", "--articles", ferry), ("who", "paid", "--articles", ferry)):
        ran = onrecord(*command)
        assert ran.code == 0
        assert "[/b]" in ran.words
    assert "[sic]" in onrecord("check-article", ferry).words
    assert "[sic]" in onrecord("ask", "Who said the piano paid the fare?", "--articles", ferry).words


# --- exit codes and errors ----------------------------------------------------------------------------------------


def test_the_help_documents_the_exit_codes(onrecord: Onrecord) -> None:
    ran = onrecord("--help")
    assert ran.code == 0
    for code in ("0 done", "1 done, but the sources do not answer", "2 wrong usage", "3 an article or another file"):
        assert code in ran.words


@pytest.mark.parametrize(
    "arguments",
    [(), ("ask",), ("who",), ("nonsense",), ("ask", "Who?", "--nonsense"), ("check-article",), ("eval", "article")],
    ids=" ".join,
)
def test_wrong_usage_ends_with_2(onrecord: Onrecord, arguments: tuple[str, ...]) -> None:
    assert onrecord(*arguments).code == 2


def test_a_file_of_questions_that_is_not_there_is_wrong_usage(onrecord: Onrecord, ferry: Path) -> None:
    ran = onrecord("eval", "article", ferry.parent / "nowhere.jsonl", "--articles", ferry)
    assert ran.code == 2
    assert "nowhere.jsonl" in re.sub(r"[\s\u2500-\u257f]", "", ran.err)  # the frame breaks long paths


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("nowhere.md", None, ["there is no such file or folder", "Check the spelling of the path"]),
        ("slides.pdf", b"x", ["files ending in .pdf cannot be read", "Save it as plain text or Markdown"]),
        ("empty.txt", b" \n", ["empty.txt"]),
        ("binary.txt", b"PK\x03\x04\x00\xff", ["binary.txt"]),
        ("front.md", b"---\ntitle: [x\n---\n\nText.\n", ["front.md, line"]),
    ],
)
@pytest.mark.parametrize("command", ["ask", "who", "quotes", "speakers", "articles", "check-article"])
def test_an_article_that_cannot_be_loaded_ends_with_3_and_one_clear_line(
    onrecord: Onrecord, tmp_path: Path, command: str, name: str, content: bytes | None, words: list[str]
) -> None:
    folder = tmp_path / ("a-folder-with-a-very-long-name-" * 3)
    folder.mkdir()
    if content is not None:
        (folder / name).write_bytes(content)
    file = folder / name
    arguments = (file,) if command == "check-article" else ("--articles", file)
    ran = onrecord(command, *(("words",) if command in ("ask", "who") else ()), *arguments)
    assert ran.code == 3
    assert ran.out == ""
    assert ran.err.startswith(f"onrecord: {file}")
    assert ran.err.count("\n") == 1
    assert all(word in ran.err for word in words)


def test_files_that_cannot_be_loaded_are_named_and_the_others_are_asked(onrecord: Onrecord, ferry: Path) -> None:
    (ferry.parent / "binary.txt").write_bytes(b"PK\x03\x04\x00\xff")
    ran = onrecord("ask", "When did the tide turn?", "--articles", ferry.parent, "--json")
    assert ran.code == 0
    assert ran.json["answered"]
    assert f"left out: {ferry.parent / 'binary.txt'}: " in ran.err


def test_settings_that_are_not_right_end_with_4(
    onrecord: Onrecord, ferry: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FLOOD_LIMIT", "many")
    ran = onrecord("articles", "--articles", ferry)
    assert ran.code == 4
    assert "FLOOD_LIMIT" in ran.err


def test_the_articles_of_the_settings_are_asked(
    onrecord: Onrecord, ferry: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ARTICLES", str(ferry))
    assert [a["id"] for a in onrecord("articles", "--json").json] == ["ferry"]


def started(*arguments: str | bytes, folder: Path) -> subprocess.CompletedProcess[bytes]:
    """The command as a process of its own."""
    environment = {k: v for k, v in os.environ.items() if k.lower() not in Settings.model_fields}
    command: list[str | bytes] = [sys.executable, "-m", "bot", *arguments]
    return subprocess.run(
        command, cwd=folder, env=environment | {"PYTHONPATH": str(ROOT)}, capture_output=True, timeout=60, check=False
    )


def test_the_command_starts_by_itself_and_its_exit_code_is_seen_outside(ferry: Path) -> None:
    done = started("ask", "When did the tide turn?", "--articles", str(ferry), "--json", folder=ferry.parent)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["answered"] is True
    assert started("check-article", "nowhere.md", folder=ferry.parent).returncode == 3


def test_a_question_that_is_no_utf_8_ends_without_a_trace(ferry: Path) -> None:
    for more in ((), ("--json",)):
        done = started("ask", b"piano \xff\xfe fare", "--articles", str(ferry), *more, folder=ferry.parent)
        assert b"Traceback" not in done.stderr
        assert done.returncode in (0, 1, 2)
