"""Paragraphs for benchmarks are as many as asked for, all different, and the same each time."""

from benchmarks.bench_speed import make_documents
from benchmarks.paragraphs import Paragraphs, mix_paragraphs
from index.language.sentences import split_sentences


def test_no_paragraph_and_no_sentence_stands_twice() -> None:
    paragraphs = mix_paragraphs(300)

    sentences = [
        text[span.start : span.end] for text in paragraphs for span in split_sentences(text)
    ]
    assert len(set(paragraphs)) == 300
    assert len(set(sentences)) > 0.98 * len(sentences)


def test_they_are_the_same_each_time_whatever_the_count() -> None:
    assert mix_paragraphs(20)[:5] == mix_paragraphs(5)


def test_they_are_about_a_hundred_words_long() -> None:
    words = [len(text.split()) for text in mix_paragraphs(200)]

    assert 80 < sum(words) / len(words) < 120


def test_a_source_gives_the_documents_it_was_given() -> None:
    documents = make_documents(3, None)

    source = Paragraphs(documents)

    assert source.count() == 3
    assert list(source.read()) == documents
    assert len({document.id for document in documents}) == 3
