"""Plain questions for somebody's words."""

from __future__ import annotations

import pytest

from knowledge.answering.speech import SpeechQuestion, asks_whose_words, speech_question

SAID = {
    "What did Lee say about the harbour?": ("Lee", "the harbour"),
    "what does Ann Lee think about tides": ("Ann Lee", "tides"),
    "What has Lee said on the new pier?": ("Lee", "the new pier"),
    "What did the mayor say?": ("the mayor", ""),
    "What did a source at the ministry tell reporters about the loan?": ("a source at the ministry", "the loan"),
    "Lee's comments on tides": ("Lee", "tides"),
    "What is Ann Lee’s opinion on the bridge?": ("Ann Lee", "the bridge"),
    "What are the views of Ann Lee on the bridge?": ("Ann Lee", "the bridge"),
    "What are Lee's words on fuel?": ("Lee", "fuel"),
    "lee's words about fuel and bread": ("lee", "fuel and bread"),
    "quotes by Lee": ("Lee", ""),
    "show me all quotes from Ann Lee about the sea": ("Ann Lee", "the sea"),
    "How did Lee react to the verdict?": ("Lee", "the verdict"),
    "Hello! What did Lee say about it?": ("Lee", ""),
    "Что сказал Лосев о мосте?": ("Лосев", "мосте"),
    "что сказала Вера Лужина про мост": ("Вера Лужина", "мост"),
    "Что о мосте говорит Лосев?": ("Лосев", "мосте"),
    "Что Лосев думает о мосте?": ("Лосев", "мосте"),
    "Что говорил о старом мосте Прохор Ступин?": ("Прохор Ступин", "старом мосте"),
    "Мнение Лосева о мосте": ("Лосева", "мосте"),
    "Цитаты Лужиной": ("Лужиной", ""),
    "Как Лужина относится к переезду?": ("Лужина", "переезду"),
    "Що сказав Дзвінка про міст?": ("Дзвінка", "міст"),
    "Що думає Юхим Дзвінка про бджіл?": ("Юхим Дзвінка", "бджіл"),
    "Що про міст каже Дзвінка?": ("Дзвінка", "міст"),
    "Думка Дзвінки щодо мосту": ("Дзвінки", "мосту"),
    "Цитати Дзвінки": ("Дзвінки", ""),
}
WORDS = {
    "Who said “the quay is ours”?": "the quay is ours",
    "who said that the river does not wait": "the river does not wait",
    "Who was it that said the wall is too low?": "the wall is too low",
    "Whose words are these: “walls fall”?": "walls fall",
    "Кто сказал «мост закрыт»?": "мост закрыт",
    "Кто говорил, что мост закрыт?": "мост закрыт",
    "Чьи это слова: «мост закрыт»?": "мост закрыт",
    "Хто сказав, що міст закрито?": "міст закрито",
    "Чиї слова «міст закрито»?": "міст закрито",
}
OTHERS = [
    "What did he say about the war?", "What did the article say about the bridge?", "What did they say?",
    "Who said that?", "Who said anything about the bridge?", "Who is Ann Lee?", "What is the cost of the bridge?",
    "When did the ferry leave?", "How many words did the speech have?", "What happened in June?", "", "???", "Lee",
    "Что он сказал о мосте?", "Что говорится в статье о мосте?", "Что сказано о мосте?", "Кто говорил о мосте?",
    "Кто такой Лосев?", "Сколько стоит мост?", "Коли відкриють міст?", "Що вона сказала?", "Хто такий Дзвінка?",
    "Що сказано у статті?", "Was hat Lee über den Hafen gesagt?",
]  # fmt: skip


@pytest.mark.parametrize("question", SAID)
def test_whose_words_about_what_are_read(question: str) -> None:
    assert speech_question(question) == SpeechQuestion(*SAID[question])


@pytest.mark.parametrize("question", WORDS)
def test_words_whose_speaker_is_wanted_are_read(question: str) -> None:
    assert speech_question(question) == SpeechQuestion(words=WORDS[question])


@pytest.mark.parametrize("question", OTHERS)
def test_other_questions_are_left_alone(question: str) -> None:
    assert speech_question(question) is None


@pytest.mark.parametrize("hostile", ["what did " + "a " * 5000 + "say", "что " * 3000, "who said " + "x" * 9000])
def test_long_texts_are_read_in_no_time(hostile: str) -> None:
    speech_question(hostile)


@pytest.mark.parametrize(
    "question",
    ["Who said that?", "who says this", "So who said it??", "Whose words are these?", "Кто это сказал?",
     "кто так говорит?", "Чьи это слова?", "Хто це сказав?", "а хто таке каже", "Чиї це слова?"],
)  # fmt: skip
def test_a_question_for_the_speaker_of_another_message_is_known(question: str) -> None:
    assert asks_whose_words(question)
    assert speech_question(question) is None


@pytest.mark.parametrize(
    "question", [*SAID, *WORDS, "", "Who said that the quay is ours?", "Who is Ann Lee?", "Кто такой Лосев?"]
)
def test_a_question_that_holds_the_words_itself_is_about_these(question: str) -> None:
    assert not asks_whose_words(question)
