"""Spells every word one way where British and American English have two: the British one."""

import re
from functools import lru_cache

_CACHED_WORDS = 65_536  # more than most collections have different words

_WHOLE = {
    "aging": "ageing",
    "amongst": "among",
    "analog": "analogue",
    "behavioral": "behavioural",
    "behaviorally": "behaviourally",
    "burnt": "burned",
    "catalog": "catalogue",
    "catalogs": "catalogues",
    "dialog": "dialogue",
    "dialogs": "dialogues",
    "enroll": "enrol",
    "enrolls": "enrols",
    "fulfill": "fulfil",
    "fulfills": "fulfils",
    "gray": "grey",
    "jewelry": "jewellery",
    "learnt": "learned",
    "program": "programme",
    "programs": "programmes",
    "spelt": "spelled",
    "toward": "towards",
    "whilst": "while",
}
# What follows a beginning is kept. Licence and practice have two spellings in British English
# itself, as nouns and as verbs; here every form has the noun's.
_BEGINNINGS = {
    "acknowledgment": "acknowledgement",
    "aluminum": "aluminium",
    "anemi": "anaemi",
    "anesthe": "anaesthe",
    "celiac": "coeliac",
    "cesarean": "caesarean",
    "defense": "defence",
    "diarrhea": "diarrhoea",
    "edema": "oedema",
    "enrollment": "enrolment",
    "esophag": "oesophag",
    "estrogen": "oestrogen",
    "etiolog": "aetiolog",
    "fetal": "foetal",
    "fetus": "foetus",
    "fulfillment": "fulfilment",
    "gynecolog": "gynaecolog",
    "hemato": "haemato",
    "hemodial": "haemodial",
    "hemoglobin": "haemoglobin",
    "hemophil": "haemophil",
    "hemorrh": "haemorrh",
    "installment": "instalment",
    "ischemi": "ischaemi",
    "judgment": "judgement",
    "leukemi": "leukaemi",
    "licens": "licenc",
    "maneuver": "manoeuvre",
    "offense": "offence",
    "orthopedic": "orthopaedic",
    "pediatric": "paediatric",
    "practis": "practic",
    "pretense": "pretence",
    "skeptic": "sceptic",
    "skillful": "skilful",
}
_BEGINNING = re.compile(f"^(?:{'|'.join(_BEGINNINGS)})")
_RULES = (
    # organize, organizations; not size, prize or seize, which are too short, nor downsize
    (
        re.compile(
            r"^(?!beliz|(?:as|cap|down|mid|out|over|re|right|super|under)siz)([^\W\d]{3,}i)z"
            r"(e[ds]?|ers?|ing|able|ation(?:s|al|ally)?)$"
        ),
        r"\1s\2",
    ),
    (re.compile(r"^(anal|catal|paral)yz(e[ds]?|ers?|ing)$"), r"\1ys\2"),
    (
        re.compile(
            r"^(arm|behavi|cand|clam|col|endeav|fav|ferv|flav|harb|hon|hum|lab|misbehavi"
            r"|neighb|od|parl|rig|rum|sav|savi|splend|tum|val|vap|vig)or"
            r"(s|ed|ing|ers?|able|ably|ful|hoods?|ites?|less|ly|y|)$"
        ),
        r"\1our\2",
    ),
    (
        re.compile(
            r"^(calib|cent|(?:centi|kilo|milli)met|epicent|fib|lit|lust|meag|somb|spect|theat)er(s?)$"
        ),
        r"\1re\2",
    ),
    (re.compile(r"^centering$"), "centring"),
    (re.compile(r"^centered$"), "centred"),
    (
        re.compile(
            r"^(cancel|channel|council|counsel|dial|equal|fuel|funnel|initial|label|level|libel"
            r"|marvel|model|panel|pedal|rival|signal|spiral|total|travel|tunnel|unravel)"
            r"(ed|ing|ors?|ers?)$"
        ),
        r"\1l\2",
    ),
    (re.compile(r"^(bacter|glyc|hyperglyc|hypoglyc|septic|tox)em(ia|ic)$"), r"\1aem\2"),
)


@lru_cache(_CACHED_WORDS)
def spell_british(word: str) -> str:
    """Spell a word the British way.

    Args:
        word: One word in lower case.

    Returns:
        Its British spelling where the word given is an American one, or one of two that are
        British; any other word as it is. What comes out is never changed again.
    """
    if word in _WHOLE:
        return _WHOLE[word]
    word = _BEGINNING.sub(lambda match: _BEGINNINGS[match[0]], word)
    for american, british in _RULES:
        word = american.sub(british, word)
    return word
