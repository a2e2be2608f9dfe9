"""What the help of ``stp ask`` and ``stp find`` says of filters."""

FILTERS_HELP = """\
\b
Filters stand anywhere among the words:
  from:bma  from:"King's Fund"    published by them
  after:2017-06  since:2017-06    published later, or in it or later
  before:2018  until:2018         published earlier, or in it or earlier
  in:2016                         published in it
  area:Dorset  area:BNSSG         names an STP area or one of its trusts
"According to the BMA", "before 2018" and "the latest report" are preferred
where they answer; what was searched is said with the result.
"""
