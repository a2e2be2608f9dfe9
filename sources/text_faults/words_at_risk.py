"""Common words that hold the letters which programs lose: a double l, and ligatures of f."""

from typing import Final

_DOUBLE_L: Final = """
    actually additionally all allegation allegations allergies allergy alleviate alliance
    alliances allied allocate allocated allocation allocations allow allowed allowing allows
    ally annually automatically ball ballot ballots basically bill billion billions bills
    brilliant bullet bulletin call called calling calls cancelled cancelling carefully challenge
    challenged challenges challenging clinically collaborate collaborated collaboration
    collaborations collaborative collaboratively collapse collapsed collate collated colleague
    colleagues collect collected collection collective collectively college colleges collision
    controlled controlling councillor councillors counselling counsellor critically digitally
    dollar dollars dramatically drastically dwelling dwellings electronically enrolled equally
    especially essentially excelled excellence excellent fall fallen falling falls fellow
    fellows fill filled filling finally financially follow followed following follows formally
    full fuller fully fundamentally gallery generally globally hall halls hello hill hills
    historically hollow hopefully illegal illness illnesses illustrate illustrated illustrates
    illustration individually initially installation installed instill intellectual intelligence
    intelligent jelly kill killed killing labelled legally locally materially medically mentally
    million millions miscellaneous modelled modelling nationally naturally normally originally
    overall parallel partially personally physically pillar pillars pilled poll polling polls
    pollution potentially practically professionally pull pulled pulling radically really
    rebellion recall recalled regionally roll rolled roller rolling rollout satellite sell
    seller sellers selling shall shallow silly skill skilled skills small smaller smallest
    socially specifically spell still substantially successfully surveillance swallow
    technically tell telling thrill till totally traditionally travelled travelling trolley
    trolleys typically usually valley village villages virtually volley wall wallet walls well
    wellbeing wellness wholly will willing willingly willingness yellow
"""
_LIGATURES: Final = """
    affect affected affecting affects afford affordability affordable artificial artificially
    beneficial beneficiaries benefit benefits briefing cashflow certificate certified clarified
    classified confidence confident confidential configuration confirm confirmed conflict
    conflicts deficit deficits define defined defines definition definitions differ difference
    differences different differently difficult difficulties difficulty effect effective
    effectively effectiveness effects efficiencies efficiency efficient efficiently effort
    efforts finance financed finances financial financially flexibility flexible identification
    identified identifies inflation inflow influence influenced influential insufficient
    modified notified offer offered offering offers office officer officers offices official
    officials offset outflow profile profiles profit profits qualification qualifications
    qualified reconfiguration reconfigurations reconfigured reflect reflected reflecting
    reflection reflects scientific significance significant significantly simplified specific
    specifically specification specified staffed staffing suffer suffering suffers sufficient
    sufficiently unified verified workflow
"""
# Programs that cannot write a glyph of two or three letters drop it, or put a space for it.
DOUBLE_L: Final = frozenset(_DOUBLE_L.split())
LIGATURES: Final = frozenset(_LIGATURES.split())
