"""The names that scripts rely on, in their order: see ``bot/answer/answer_json.py``."""

ANSWER_FIELDS = (
    "id",
    "question",
    "status",
    "sentences",
    "citations",
    "nearest",
    "confidence",
    "elapsed_ms",
)
CITATION_FIELDS = (
    "number",
    "document_id",
    "title",
    "publisher",
    "published",
    "location",
    "page",
    "section",
    "quote",
    "start",
    "end",
    "url",
)
