"""What the abbreviations of STP policy mean elsewhere, and the words that give each away; data.

Entries stand between commas, in small letters and without marks, as ``senses.py`` reads a question;
a star stands for any ending. What is everyday English or health policy is no strong cue, however
often it goes with another sense: "switch", "bridge", "pressure" and "training" prove nothing alone.
"""

from dataclasses import dataclass

# What each abbreviation stands for in the documents that this bot was made for.
HERE = {
    "stp": "sustainability and transformation plans and partnerships",
    "icp": "integrated care providers and integrated care partnerships",
    "acs": "accountable care systems",
    "aco": "accountable care organisations",
    "ics": "integrated care systems",
    "icb": "integrated care boards",
    "ccg": "clinical commissioning groups",
    "ldr": "local digital roadmaps",
}


@dataclass(frozen=True, slots=True)
class Sense:
    """What an abbreviation means to others; the fields from ``names`` on are lists of entries.

    Attributes:
        term: The abbreviation, a key of ``HERE``.
        taken: The sense, as it reads after "seems to be about".
        names: Say the sense outright, with or without the abbreviation.
        strong: With the abbreviation, one of them is enough.
        weak: With the abbreviation, two different ones are enough.
        among: Entries of the policy lists below that go with this sense just as well.
    """

    term: str
    taken: str
    names: str
    strong: str = ""
    weak: str = ""
    among: str = ""


SENSES = (
    Sense(
        "stp",
        "the spanning tree protocol of computer networks",
        names="spanning tree*, rstp, mstp, pvst*",
        strong="vlan*, bpdu*, root bridge*, root port*, portfast, 802 1*, broadcast storm*,"
        " in networking",
        weak="a switch, the switch, my switch, switches, bridges, cisco, catalyst, juniper,"
        " loop, loops, port, ports, network, networks, ethernet, router*, topolog*, converg*,"
        " packets, firewall*, lan",
        among="hospital*, nhs*, trust*, local*, area*, level*, priorit*, cost*",
    ),
    Sense(
        "stp",
        "standard temperature and pressure, as chemists use them",
        names="standard temperature and pressure, standard temperature pressure,"
        " standard conditions of temperature*, standard conditions for temperature*",
        strong="iupac, molar, kpa, ideal gas*, 22 4, 273 15, moles of, mol, in chemistry,"
        " in physics",
        weak="at stp, mole, moles, gas, gases, volume of gas, volume of one, volume does, oxygen,"
        " temperature and pressure, pressure and temperature, nitrogen, hydrogen, helium, litre*,"
        " liter*, kelvin, celsius, atm, atmospheres, chemistry, density of",
    ),
    Sense(
        "stp",
        "the Scientist Training Programme",
        names="scientist* training program*, scientist* training scheme*",
        strong="nshcs, national school of healthcare science, clinical scientist trainee*,"
        " trainee clinical scientist*, stp trainee*, trainee on the stp, stp rotation*,"
        " stp specialism*, stp interview, stp interviews, stp application*, stp applicant*,"
        " apply for stp, apply to stp, apply for the stp, apply to the stp, applying to the stp,"
        " applying for the stp, applications for the stp, applications to the stp,"
        " place on the stp, get onto the stp, get on the stp, accepted onto the stp, osfa, hcpc",
        weak="trainee*, specialism*, applicant*, msc, rotation*, direct entry, biomedical,"
        " genomic*, bioinformatic*, medical physics, audiology, clinical scientist*, competenc*,"
        " band 6, shortlist*, personal statement, interview, interviews, salary",
        among="nhs*, health*, hospital*, trust*, england, london, care, clinical",
    ),
    Sense(
        "stp",
        "the signal transfer point of telephone networks",
        names="signal transfer point*, signalling transfer point*, signaling transfer point*",
        strong="ss7, sigtran, point code*, in telecom*",
        weak="telecom*, signalling, signaling, sms, mobile network*",
    ),
    Sense(
        "stp",
        "files of computer-aided design (.stp)",
        names="dotstp",
        strong="autocad, solidworks, freecad, fusion 360, step file*, stl, iges, dwg",
        weak="file, files, cad, 3d, open, convert*, import, export",
    ),
    Sense(
        "stp",
        "straight-through processing of payments and trades",
        names="straight through processing",
        strong="iso 20022, trade settlement*, payment processing, forex, ecn",
        weak="brokers, brokerage*, securities, custodian*",
    ),
    Sense(
        "stp",
        "shielded twisted pair, a kind of cable",
        names="twisted pair*",
        strong="utp, ftp cable*, cat5*, cat6*, cat7*, cat 5*, cat 6*, cat 7*, rj45",
        weak="cable*, shield*, ethernet, wiring, connector*",
        among="hospital*, nhs*, trust*, local*, area*, level*, cost*",
    ),
    Sense(
        "stp",
        "sewage treatment plants",
        names="sewage treatment, sewage works, sewerage plant*",
        strong="sewage, sludge, effluent*, wastewater, waste water",
        among="stps, plan, plans, local*, area*, level*, hospital*, public, cost*",
    ),
    Sense(
        "stp",
        "the band Stone Temple Pilots",
        names="stone temple pilot*",
        strong="scott weiland, grunge, interstate love song, dean deleo",
        weak="band, album*, song*, lyrics, concert*, tour, singer*, guitar*",
    ),
    Sense("stp", "the Software Technology Parks of India", names="software technology park*, stpi"),
    Sense("stp", "the Space Test Program", names="space test program*"),
    Sense(
        "stp",
        "Single Touch Payroll, as Australian employers use it",
        names="single touch payroll",
        strong="myob",
        weak="payroll*, xero, payslip*, superannuation, ato",
        among="staff*",
    ),
    Sense(
        "stp",
        "segmentation, targeting and positioning in marketing",
        names="segmentation targeting*, segmenting targeting*",
    ),
    Sense(
        "stp",
        "the motor oil and fuel additives of that name",
        names="fuel additive*, motor oil",
        weak="engine, petrol, diesel, injector*, carburettor*, oil treatment*, fuel treatment*",
    ),
    Sense("icp", "the duo Insane Clown Posse", names="insane clown posse, juggalo*"),
    Sense(
        "icp",
        "iterative closest point, an algorithm",
        names="iterative closest point*",
        strong="point cloud*, lidar",
    ),
    Sense(
        "icp",
        "intracranial pressure",
        names="intracranial pressure",
        strong="raised icp, high icp, elevated icp, icp monitor*, mmhg",
        weak="skull, hydrocephalus, mannitol, cerebral, lumbar puncture*",
        among="patient*, doctor*, nurse*, clinical, acute, ward*, emergency",
    ),
    Sense("icp", "inductively coupled plasma", names="inductively coupled plasma, icp ms, icp oes"),
    Sense("icp", "the ideal customer profile of salespeople", names="ideal customer profile*"),
    Sense(
        "acs",
        "acute coronary syndrome",
        names="acute coronary syndrome*",
        strong="troponin*, stemi, nstemi, clopidogrel, ticagrelor",
        weak="angina, ecg, aspirin",
    ),
    Sense("acs", "the American Chemical Society", names="american chemical society, acs nano"),
    Sense("acs", "the American Cancer Society", names="american cancer society"),
    Sense("acs", "the American Community Survey", names="american community survey"),
    Sense(
        "aco",
        "ant colony optimisation",
        names="ant colony, ant colonies",
        strong="pheromone*, travelling salesman, traveling salesman, metaheuristic*",
    ),
    Sense(
        "ics",
        "inhaled corticosteroids",
        names="inhaled corticosteroid*, inhaled steroid*",
        strong="laba, budesonide, fluticasone, beclometasone",
        weak="inhaler*, puffs, micrograms, mcg, spacer",
        among="patient*, doctor*, nurse*, clinical, acute, gp, gps",
    ),
    Sense("ics", "the incident command system", names="incident command*, fema"),
    Sense("ics", "industrial control systems", names="industrial control system*, scada"),
    Sense("icb", "international competitive bidding", names="international competitive bidding"),
    Sense(
        "icb",
        "immune checkpoint blockade",
        names="immune checkpoint*, checkpoint inhibitor*, checkpoint blockade",
    ),
    Sense(
        "ccg",
        "collectible card games",
        names="collectible card game*, collectable card game*, trading card game*",
        strong="hearthstone, magic the gathering, card game*",
        weak="deck, decks, booster*, expansion pack*",
        among="ccgs",
    ),
    Sense("ccg", "combinatory categorial grammar", names="categorial grammar*"),
    Sense(
        "ldr",
        "light-dependent resistors",
        names="light dependent resistor*, photoresistor*",
        strong="arduino, resistor*, breadboard*",
        among="ldrs",
    ),
    Sense("ldr", "long-distance relationships", names="long distance relationship*"),
)

# Of policy beyond doubt: not even another sense's full name makes such a question one about it.
SURE_POLICY = """
stps, icss, icses, acss, acses, acos, icps, icbs, ccgs, ldrs, stp lead*, stp plan*, stp partner*,
stp area*, stp board*, stp chair*, stp process*, stp level*, stp workforce, stp money, stp capital,
footprint*, sustainability and transformation, integrated care, accountable care,
clinical commissioning, control total*, forward view, king* fund, bma, hcsa, lga, ippr, nao, unison,
hsj, health service journal, stevens, hunt, naylor, nhs improvement, stf
"""

# Of policy as a rule: cues, which chance can bring together, then prove nothing.
LIKELY_POLICY = """
nhs*, health*, care, hospital*, trust*, patient*, gp, gps, doctor*, medic, medics, consultant*,
clinician*, clinical, nurse*, plan, plans, planned, planning, partner*, leader*, lead, leads, led,
chair*, chief*, boss*, manager*, board*, council*, commission*, minister*, mp, mps, parliament*,
government*, polic*, politic*, reform*, guidance, fund*, financ*, budget*, deficit*, gap, gaps,
saving*, save, cut, cuts, capital, money, cash, invest*, spend*, cost*, bn, million*, billion*,
area*, region*, local*, level*, population*, governance, accountab*, draft*, publish*,
consultation*, public, union*, workforce, staff*, bed, beds, a and e, ae, emergency, winter, social,
transform*, sustainab*, ambition*, priorit*, england, london, manchester, strateg*, review*,
report*, survey*, director*, target*, rating*, rated, dashboard*, debate*, campaign*, citizen*,
resident*, services, winners, bid, bids, bidding, merge*, estate*, acute, community, primary,
mental, ward*, clos*, downgrad*, vanguard*, proposal*, engage*, stakeholder*, deliver*, meeting*,
referral*, admission*, attendance*, activity, demand, ambulance*, duty, duties, pathway*, model*,
procure*, purchas*, buy*, bought, sell*, sold, suppl*, contract*, tender*
"""
