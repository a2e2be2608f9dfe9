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
        ("Cookies help us deliver our services. OK", "cookie notice"),
        (
            "We've placed cookies on your computer to help make this website better.",
            "cookie notice",
        ),
        ("We value your privacy", "cookie notice"),
        ("Accept all cookies", "cookie notice"),
        ("JavaScript is required to view this content", "browser notice"),
        ("Want more stories like this? Sign up to our daily bulletin", "newsletter invitation"),
        ("Sign up for our weekly email", "newsletter invitation"),
        ("Get our daily email", "newsletter invitation"),
        ("Enter your email address", "newsletter invitation"),
        ("Stay up to date with our newsletter", "newsletter invitation"),
        ("Thank you for your feedback", "feedback question"),
        ("Your email address will not be published.", "comments"),
        ("Save my name, email, and website in this browser.", "comments"),
        ("Be the first to comment", "comments"),
        ("3 responses to “STPs explained”", "comments"),
        ("View all comments", "comments"),
        ("Follow @HealthWeekly", "share line"),
        ("Click to share on Twitter (Opens in new window)", "share line"),
        ("Print article", "share line"),
        ("Next article", "button"),
        ("Download as PDF", "button"),
        ("Read more:", "button"),
        ("E-mail: [email\xa0protected]", "hidden e-mail address"),
        ("Filed under: Health, STPs", "label of the page"),
        ("Tags: NHS, STP, Health", "label of the page"),
        ("4 min read", "label of the page"),
        ("Proudly powered by volunteers and a blog engine", "label of the page"),
        ("To continue reading this article, please log in or subscribe.", "login notice"),
        ("Already have an account? Log in", "login notice"),
        ("Story continues below", "advertisement"),
        ("Sponsored: new boilers from £1,999", "advertisement"),
        ("See also: Trusts reject their control totals", "related link"),
        ("© Health Weekly 2017", "copyright line"),
        ("Registered in England and Wales. Company number 1234567", "copyright line"),
        ("Terms & Conditions | Privacy | Cookies", "copyright line"),
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
        "Comments on the draft plan are invited until 31 January.",
        "Share of the population aged over 85",
        "Sharing records between hospitals",
        "Cookies were not discussed.",
        "Sign up of practices to the scheme reached 80%.",
        "Have your say by 31 January",
        "Sponsored by three trusts, the review cost £1m.",
        "Sponsor: Director of Strategy",
        "Categories: urgent, soon, routine",
        "Tags: urgent",
        "Powered by data",
        "Reading time: 5 minutes per patient",
        "See also: chapter 4",
        "Related: the plan for Dorset was published the same day.",
        "Registered patients: 312,000",
        "Registered nurses per bed",
        "Follow the money",
        "Twitter campaign by unions",
        "Subscription fees to the partnership",
        "What do you think of the plan?",
        "Read the plan in full before the meeting, members were told.",
        "Next steps for the partnership",
        "Privacy of patient records",
        "Menu of options",
    ],
)
def test_content_is_not_taken_for_furniture(line: str) -> None:
    assert name_furniture(fold_text(line)) is None


@pytest.mark.parametrize("unit", ["1", "> a ", "share ", "read more ", "| ", "cookies "])
def test_a_long_line_that_repeats_itself_is_no_furniture(unit: str) -> None:
    line = fold_text(unit * 200)[:400]

    # A pattern that backtracks without end would never come back from this.
    assert not any(name_furniture(line[:cut] + "§") for cut in range(100, 400, 25))
