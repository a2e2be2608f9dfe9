"""Lines of a web site are known for what they are; lines about policy are not taken for them."""

import pytest

from sources.cleaning.furniture import name_furniture
from sources.tidy import fold_text


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("This site is intended for health professionals only", "audience notice"),
        ("For healthcare professionals only.", "audience notice"),
        ("We use cookies to give you the best experience.", "cookie notice"),
        ("By using this site, you agree to our use of cookies.", "cookie notice"),
        ("Your browser is out of date. Please upgrade it.", "browser notice"),
        ("Want news like this straight to your inbox?", "newsletter invitation"),
        ("Sign up to our weekly newsletter", "newsletter invitation"),
        ("Did you enjoy this article?", "feedback question"),
        ("Was this page helpful?", "feedback question"),
        ("Comments (0)", "comments"),
        ("3 Comments", "comments"),
        ("Leave a reply", "comments"),
        ("Register an account or login to comment", "comments"),
        ("You must be logged in to post a comment.", "comments"),
        ("Share this article", "share line"),
        ("Share on Facebook", "share line"),
        ("Facebook Twitter LinkedIn Email", "share line"),
        ("Call me back Call me back", "button"),
        ("Find out more >", "button"),
        ("Skip to main content", "button"),
        ("To read the report, click here.", "click-here pointer"),
        ("Click here to download the survey", "click-here pointer"),
        ("Read the full report here", "click-here pointer"),
        ("[email\xa0protected]", "hidden e-mail address"),
        ("Please log in to read this article", "login notice"),
        ("Advertisement", "advertisement"),
        ("Read more: Trusts reject control totals", "related link"),
        ("Read next: Trust fined over legionella", "related link"),
        ("Up next: Trust fined over legionella", "related link"),
        ("More: Trust fined over legionella", "related link"),
        ("Home > News > STPs", "breadcrumb"),
        ("© 2016 The Publisher Limited. All rights reserved.", "copyright line"),
        ("Terms & Conditions | Privacy Policy | Contact us", "copyright line"),
        ("Work with a reporter on your own story: email us at any time.", "editorial invitation"),
    ],
)
def test_site_furniture_is_named(line: str, rule: str) -> None:
    assert name_furniture(fold_text(line)) == rule


@pytest.mark.parametrize(
    "line",
    [
        "STP lead role is ‘unsustainable’, says think tank report",
        "The training was intended for health professionals in the footprint.",
        "Members of the public can register to comment on the plans until June.",
        "People who want to give their views can contact us by 30 November.",
        "The report said that plans should be open to comment.",
        "Comments from the public were heard at three meetings.",
        "2017",
        "44",
        "Email addresses of the 44 leaders were published in March 2016.",
        "The plans share one aim.",
        "If you would like to learn more then please contact our office on 020 7000 0000.",
        "Join up health and social care",
        "Home care and hospital care would be paid from one budget.",
        "Next steps",
        "More: the plans say that three wards will close.",
        "More than 40 plans: a comparison",
        "Find out who leads your area",
        "“We need to print this on every wall,” she said.",
        "See also section 14Z2 of the NHS Act 2006.",
        "Trusts were told to accept control totals or lose access to the fund.",
        "To see change, patients must be involved.",
    ],
)
def test_content_is_not_taken_for_furniture(line: str) -> None:
    assert name_furniture(fold_text(line)) is None


@pytest.mark.parametrize("unit", ["1", "> a ", "share ", "read more ", "| "])
def test_a_long_line_that_repeats_itself_is_no_furniture(unit: str) -> None:
    line = fold_text(unit * 200)[:400]

    # A pattern that backtracks without end would never come back from this.
    assert not any(name_furniture(line[:cut] + "§") for cut in range(100, 400, 25))
