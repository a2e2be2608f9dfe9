"""Reads paragraphs and questions in the format of SQuAD 2.0."""

import json
from dataclasses import dataclass
from pathlib import Path

from benchmarks.paragraphs import make_document
from sources.document import Document


@dataclass(frozen=True, slots=True)
class Question:
    """A question, the article that it is about and the document that answers it."""

    text: str
    article: str
    document_id: str


def read_squad(path: Path) -> tuple[list[Document], list[Question]]:
    """Read paragraphs and the questions that they answer.

    Args:
        path: A JSON file in the format of SQuAD 2.0.

    Returns:
        A document for every paragraph, and every question that its paragraph answers.
    """
    documents, questions = [], []
    for article in json.loads(path.read_text(encoding="utf-8"))["data"]:
        for number, paragraph in enumerate(article["paragraphs"]):
            document = make_document(f"{article['title']}-{number:03}", paragraph["context"])
            documents.append(document)
            questions += [
                Question(asked["question"], article["title"], document.id)
                for asked in paragraph["qas"]
                if not asked.get("is_impossible")
            ]
    return documents, questions
