"""What parts of any publication are called, whatever it is about; data."""

from typing import Final

_LABELS: Final = """
abbreviations, about, about this document, about this page, about this report, about us,
abstract, acknowledgements, additional information, aims, aims and objectives, analysis,
annex, annexes, appendices, appendix, at a glance, author, authors, background, bibliography,
box, chapter, comments, conclusion, conclusions, contact, contact details, contact us,
contacts, content, contents, context, cookies, data, data sources, definitions, details,
discussion, document history, download, downloads, endnotes, evidence, example, examples,
executive summary, faq, faqs, figure, figures, findings, follow us, footnotes, foreword,
frequently asked questions, further details, further information, further reading, general,
glossary, glossary of terms, help, highlights, home, image, in brief, in this report,
in this section, index, information, introduction, introduction and background, issues,
key facts, key figures, key findings, key messages, key points, key terms, latest news,
limitations, links, list of figures, list of tables, main findings, main points, media,
menu, method, methodology, methods, more information, more on this, navigation, news,
next steps, note, notes, notes to editors, objectives, other, other information, overview,
page, preface, press release, purpose, purpose of this document, recommendations,
recommended reading, references, related, related content, related links, related pages,
related stories, report, resources, results, scope, section, share, share this page, sources,
summary, summary and conclusions, summary of findings, table, table of contents, tables, tags,
terms of reference, the author, the authors, the basics, the background, the context,
the evidence, the facts, the figures, the findings, the report, the results, the summary,
timeline, title, topics, useful links, version history
"""
LABELS: Final = frozenset(" ".join(each.split()) for each in _LABELS.split(","))

# What tells a visitor to do something is no topic.
_COMMANDS: Final = """
click contact discover download email explore find follow get join learn listen log look print read
register see share sign skip subscribe view visit watch
"""
COMMANDS: Final = frozenset(_COMMANDS.split())

_DATE_WORDS: Final = """
january february march april may june july august september october november december
monday tuesday wednesday thursday friday saturday sunday spring summer autumn winter
year month day today now then
"""
DATE_WORDS: Final = frozenset(_DATE_WORDS.split())

# Small inside a sentence, whatever the text has; none of them says what a line is about.
_SMALL_WORDS: Final = """
a an the all any both each every few many more most much no one other our several some such two
three four five six seven eight nine ten first second third
how what when where whether which who why said say says
"""
SMALL_WORDS: Final = frozenset(_SMALL_WORDS.split())
