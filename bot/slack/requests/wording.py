"""What kind of thing people say: a question, mere thanks, or a word to the bot itself; pure."""

import re

from bot.answer.asked.plain_filters import is_question

# What people say to each other after an answer, which asks nothing; words in any number and order.
_CHATTER = re.compile(
    r"(?:(?:thank you|thanks|thx|cheers|ta|much appreciated|appreciated|ok|okay|yes|yeah|yep|no"
    r"|nope|sure|right|agreed|exactly|indeed|really|great|good|nice|cool|perfect|brilliant|lovely"
    r"|fine|fab|excellent|helpful|useful|interesting|wow|oh|ah|hm+|lo+l|(?:ha){2,}h?|noted"
    r"|understood|got it|will do|i see|no problem|makes sense|sounds good|you['’]?re welcome"
    r"|that['’]s|bye|goodbye|many|very|so|much|all|again|to know|one|for that|for this|everyone) )+"
)
# What opens a talk with the bot, or asks about itself; neither stands in a document.
_HELLO = (
    r"(?:hi|hiya|hello|hey|help|hallo|good (?:morning|afternoon|evening|day)|greetings|there|all"
    r"|everyone|everybody|team|bot|please|stp|help me|test|testing)"
)
_ABOUT_IT = (
    r"(?:(?:what|who) are you|what(?: all)? (?:can|do) you do|what can (?:i|we) ask(?: you)?"
    r"|how (?:do|does|can|should) (?:i|we|you|this|it) (?:work|use (?:you|this|it))"
    r"|are you (?:a bot|there|real)|(?:can|could) you help(?: me| us)?|what(?: is|[’']?s) this)"
)
_FOR_HELP = re.compile(
    rf"(?!(?:all|there|everyone|everybody|team|stp) )"
    rf"(?:{_HELLO} )*(?:{_ABOUT_IT} (?:(?:for me|then|please|bot) )*)?"
)
_EMOJI = re.compile(r":[a-z0-9_+'-]{1,100}:", re.IGNORECASE)
_WORD = re.compile(r"[\w'’]+")
_WEB_ADDRESS = re.compile(r"\b(?:https?|mailto|tel):\S+", re.IGNORECASE)
_ENDS_ASKING = re.compile(r"\?[\s!?.…)”\"'*_~]*(?::[a-z0-9_+-]+:\s*)*$", re.IGNORECASE)
_EXCLAIMS = re.compile(r"!\W*$")
# How a text ends is read off these last characters, however many marks stand there.
_END_CHARS = 100
# Fewer say too little to be looked for: "Lunch?", "Any news?".
_WORDS_OF_A_QUESTION = 3
_PLEASE = r"\W*(?:please\W+)?"
_HERE = r"(?:\W+(?:please|now|here|answering|again))*\W*"
_PAUSE = re.compile(rf"{_PLEASE}(?:pause|stop|mute|be quiet){_HERE}", re.IGNORECASE)
_RESUME = re.compile(rf"{_PLEASE}(?:resume|unpause|unmute|carry on|go on){_HERE}", re.IGNORECASE)

_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")
# What may stand before the words that ask: "Thanks, and who leads them".
_LEAD_IN = re.compile(
    r"(?:(?:and|but|so|or|also|then|ok|okay|thanks|thank you|great|right|sorry|please|well|now|yes"
    r"|no|hm+|hi|hello|interesting|cool)\b[\s,.!:–-]*)+",
    re.IGNORECASE,
)
_ASKING_WORD = re.compile(
    r"(?:who|what|when|where|why|which|how|whose|whom|wot)(?:['’]?(?:s|re|d))?\b"
    # "What a plan", "How nice", "Which is fine", "When I was there": no question without its mark.
    r"(?!\s+(?:a|an|i|we|you|he|she|knew|knows|cares|is fine|means)\b)"
    r"(?!(?<=which)\s+(?:is|was)\b)(?!(?<=how)\s+\w+\W*$(?<!many)(?<!much)(?<!long)(?<!come))",
    re.IGNORECASE,
)
_ASKING_VERB = re.compile(
    r"(?!(?:have|has|had|do|will|can)\s+an?\b)(?:(?:did|does)\s+(?!not\b)\w+\s+\w+\s+\w"
    r"|(?:is|are|was|were|do|does|did|can|could|should|would|has|have|had|will)(?:n['’]t)?\s+"
    r"(?:there|they|it|this|that|these|those|the|any\w*|some\w*|every\w*|all|each|both|you|we|i|he"
    r"|she|his|her|their|its|our|a|an|[a-z]\w+s|\S*[A-Z]\S*)\s+\S)",
)
_ASKS_TO_TELL = re.compile(
    r"(?:tell|show|give|remind)\s+(?:me|us)\b"
    r"(?!\s+(?:about it|a (?:min|sec|mo|break|shout|ring|call|bell|hand))\w*)"
    r"|(?:explain|describe|compare|summari[sz]e)\s+\w"
    r"|(?:list|name|find|show|give)\s+(?:the|all|every|each|any|some|more|which|who|what)\b"
    r"|(?:any|anything|anyone|anybody|more)\s+(?!time\b|way\b)\w"
    r"|same\s+(?:for|in|with|question)\b"
    r"|(?:i(?:['’]d| would)?\s+(?:like|want|need)\s+to\s+know|i(?:['’]m)?\s+wonder(?:ing)?)\b",
    re.IGNORECASE,
)
# What goes on from a question without a verb of its own: "and the leaders", "in Devon".
_GOES_ON = re.compile(
    r"(?:(?:and|also|plus)\s+\w|or\s+(?:the\b|in\b|for\b|(?-i:[A-Z0-9])))", re.IGNORECASE
)
_NAMES_WHERE = re.compile(
    r"(?:[Ii]n|[Ff]or|[Ss]ince|[Ww]ithin|[Aa]bout)\s+(?:the\s+)?"
    r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?:[A-Z]\w|\d)"
)
_MOST_WORDS_TO_GO_ON = 5
# Who speaks of themselves or to somebody tells something: "And I'll take it to the board".
_TALKS = re.compile(
    r"\b(?:i|me|my|we|us|our|you|your|let|thanks?|cheers|that['’]s|it['’]s|there['’]s|so on|then"
    r"|done|lol|haha)\b",
    re.IGNORECASE,
)


def is_chatter(text: str) -> bool:
    """Say whether somebody merely thanks, assents or wonders, or says nothing at all."""
    return _CHATTER.fullmatch(f"{_words(text)} ") is not None or not _words(text)


def asks_for_help(text: str) -> bool:
    """Say whether somebody greets the bot, or asks about the bot itself; nothing else beside it."""
    words = _words(text)
    return bool(words) and _FOR_HELP.fullmatch(f"{words} ") is not None


def is_mere_mark(text: str) -> bool:
    """Say whether there is nothing but a question mark: as good as no words."""
    return "?" in text and not _WORD.search(text)


def asks_openly(text: str) -> bool:
    """Say whether somebody asks a question, of nobody in particular.

    It ends with a question mark or begins with a word that asks, and says something to look for.

    Args:
        text: In plain words.

    Returns:
        False for what only exclaims, and for a question mark within an address on the web.
    """
    words = _WEB_ADDRESS.sub(" ", text).strip()
    if len(words.split()) < _WORDS_OF_A_QUESTION or is_chatter(words):
        return False
    end = words[-_END_CHARS:]
    if _ENDS_ASKING.search(end):
        return True
    return is_question(words.replace("?", " ")) and not _EXCLAIMS.search(end)


def follows_up(text: str) -> bool:
    """Say whether a reply in a thread, to nobody in particular, goes on asking there.

    One of its sentences ends with a question mark, its first or last one begins with words that
    ask, or all of it is a few words that go on from a question: "and the leaders".

    Args:
        text: In plain words.

    Returns:
        False for what people tell each other, for thanks, and for words to the bot itself.
    """
    if is_chatter(text) or asks_for_help(text):
        return False
    return asks_plainly(text) or _goes_on(_WEB_ADDRESS.sub(" ", text).strip())


def asks_plainly(text: str) -> bool:
    """Say whether a reply is a question by its own words, so that it deserves a reply in any case.

    Args:
        text: In plain words.

    Returns:
        False for what may be a question only by what was said before it.
    """
    sentences = [each for each in _SENTENCE_END.split(_WEB_ADDRESS.sub(" ", text).strip()) if each]
    if any(_ENDS_ASKING.search(each[-_END_CHARS:]) and not is_chatter(each) for each in sentences):
        return True
    return any(_begins_asking(each) for each in {*sentences[:1], *sentences[-1:]})


def asks_to_pause(text: str) -> bool:
    """Say whether the bot is told to be quiet; nothing else may be said beside it."""
    return _PAUSE.fullmatch(text) is not None


def asks_to_resume(text: str) -> bool:
    """Say whether the bot is told to answer again; nothing else may be said beside it."""
    return _RESUME.fullmatch(text) is not None


def _words(text: str) -> str:
    """Put the words of a text, in small letters, on one line with single blanks between them."""
    return " ".join(_WORD.findall(_EMOJI.sub(" ", text).lower()))


def _begins_asking(sentence: str) -> bool:
    """Say whether a sentence begins with words that ask; the mark may have been left out."""
    if _EXCLAIMS.search(sentence[-_END_CHARS:]):
        return False
    lead = _LEAD_IN.match(sentence)
    asking = sentence[lead.end() if lead else 0 :]
    forms = (_ASKING_WORD, _ASKING_VERB, _ASKS_TO_TELL)
    return any(form.match(asking[:1].lower() + asking[1:]) for form in forms)


def _goes_on(text: str) -> bool:
    """Say whether a few words go on from a question that was asked before."""
    if _EXCLAIMS.search(text[-_END_CHARS:]) or len(text.split()) > _MOST_WORDS_TO_GO_ON:
        return False
    is_more = _GOES_ON.match(text) or _NAMES_WHERE.match(text)
    return is_more is not None and not _TALKS.search(text)
