"""Answers to render: plain ones to look at, and hostile ones made up by hypothesis."""

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from bot.answer.answer import Answer, AnswerSentence, Citation, Status
from bot.answer.holdings import Holdings

ALLIANCE = Citation(
    number=1,
    document_id="a1b2c3d4",
    title="What STPs mean for mental health",
    publisher="Mental Health Alliance",
    published=date(2016, 11, 14),
    location="reports/mental-health.pdf",
    page=3,
    section="Funding & delivery",
    quote="There are 44 footprints, each with a plan of its own.",
    start=1042,
    end=1095,
    url="https://alliance.example/reports?id=7&part=2",
)
BOARD = Citation(
    number=2,
    document_id="e5f6a7b8",
    title=None,
    publisher=None,
    published=None,
    location="notes/undated *draft*.txt",
    page=None,
    section=None,
    quote="The <board> said: “spend £1.8bn & save *more*”.",
    start=0,
    end=47,
    url=None,
)
HOLDINGS = Holdings(
    documents=5,
    undated=1,
    publishers=("NHS England", "Mental Health Alliance"),
    oldest=date(2015, 12, 22),
    newest=date(2018, 5, 21),
)
ANSWERED = Answer(
    id="7KQ2MBXR",
    question="How many <footprints> are there & who leads them?",
    status=Status.ANSWERED,
    sentences=(
        AnswerSentence(ALLIANCE.quote, (1,)),
        AnswerSentence(BOARD.quote, (2,)),
        AnswerSentence("Each plan runs to 2021.", (3,)),
    ),
    citations=(ALLIANCE, BOARD, replace(BOARD, number=3, quote="Each plan runs to 2021.")),
    nearest=(),
    confidence=0.93,
    elapsed_ms=41.7,
    holdings=HOLDINGS,
)
_COUNTED = replace(
    ALLIANCE,
    number=3,
    document_id="c9d0e1f2",
    title="Plans under the microscope",
    publisher="NHS England",
    published=date(2018, 5, 21),
    page=None,
    section=None,
    quote="There are now 42 footprints, each with a plan.",
    url="https://england.example/plans",
)
DISAGREEING = replace(
    ANSWERED,
    sentences=(AnswerSentence(ALLIANCE.quote, (1, 2)), AnswerSentence(_COUNTED.quote, (3,))),
    citations=(
        ALLIANCE,
        replace(BOARD, number=2, quote="There are 44 footprints, each with a plan."),
        _COUNTED,
    ),
    lead="The sources give different figures.",
    remarks=(
        "The question is about now; the newest source used here is dated 21 May 2018.",
        "“now” in [3] is counted from the publication date, 21 May 2018.",
    ),
)
NOT_FOUND = Answer(
    id="9XWTM4CD",
    question="Who won the cup?",
    status=Status.NOT_FOUND,
    sentences=(),
    citations=(),
    nearest=(ALLIANCE, BOARD),
    confidence=0.04,
    elapsed_ms=12.3,
    holdings=HOLDINGS,
)

_PIECES = st.sampled_from([
    "<!channel>",
    "<@U1>",
    "<#C1>",
    "<https://a.example|x>",
    "&",
    "|",
    "```",
    "*bold*",
    "_x_",
    "~x~",
    "\n",
    "plan ",
    "“",
    '"',
    "&amp;",
    "👍",
    "\u200b",
    "\x00",
])
_SHORT = st.lists(_PIECES | st.text(max_size=20), min_size=1, max_size=8).map("".join).filter(bool)
TEXTS = _SHORT | st.builds(
    lambda piece, length: (piece * length)[:length],
    _PIECES | st.text(min_size=1, max_size=10),
    st.sampled_from([200, 1_000, 20_000]),
)
DAYS = st.dates()
URLS = _SHORT | st.builds(
    "https://a.example/{}{}".format,
    _SHORT,
    st.sampled_from(["", "?a=1&b=2", "x" * 600, "&" * 680, "x" * 20_000]),
)
CITATIONS = st.builds(
    Citation,
    number=st.just(1),
    document_id=st.sampled_from(["a1b2", "c3d4", "e5f6", "a7b8"]),
    title=st.none() | TEXTS,
    publisher=st.none() | TEXTS,
    published=st.none() | DAYS,
    location=TEXTS,
    page=st.none() | st.integers(1, 99_999),
    section=st.none() | TEXTS,
    quote=TEXTS,
    start=st.just(0),
    end=st.just(1),
    url=st.none() | URLS,
)

_HELD = st.none() | st.builds(
    Holdings,
    documents=st.integers(0, 100_000),
    undated=st.integers(0, 100_000),
    publishers=st.lists(TEXTS, max_size=5).map(tuple),
    other_publishers=st.integers(0, 1_000),
    oldest=st.none() | DAYS,
    newest=st.none() | DAYS,
)

_LEADS = st.sampled_from([None, "The sources give different figures."])
_REMARKS = st.lists(TEXTS.filter(str.strip), max_size=6).map(tuple)


def _number(citations: list[Citation]) -> tuple[Citation, ...]:
    return tuple(replace(each, number=number) for number, each in enumerate(citations, 1))


@st.composite
def _answered(draw: st.DrawFn) -> Answer:
    """Make an answer of one to four sentences, each with a citation of its own, or two shared."""
    citations = _number(draw(st.lists(CITATIONS, min_size=1, max_size=4)))
    marks: list[tuple[int, ...]] = [(each.number,) for each in citations]
    if len(marks) > 1 and draw(st.booleans()):
        marks[0] = (1, 2)
    return replace(
        ANSWERED,
        question=draw(TEXTS),
        sentences=tuple(
            AnswerSentence(each.quote, numbers)
            for each, numbers in zip(citations, marks, strict=True)
        ),
        citations=citations,
        holdings=draw(_HELD),
        lead=draw(_LEADS),
        remarks=draw(_REMARKS),
    )


@st.composite
def _not_found(draw: st.DrawFn) -> Answer:
    nearest = _number(draw(st.lists(CITATIONS, max_size=3)))
    return replace(
        NOT_FOUND,
        question=draw(TEXTS),
        nearest=nearest,
        holdings=draw(_HELD),
        remarks=draw(_REMARKS),
    )


ANSWERS = _answered() | _not_found()
