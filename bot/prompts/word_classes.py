"""The words of English that make sentences of other words, as parts of patterns; data."""

from typing import Final

AUXILIARY: Final = (
    "(?:am|are|is|was|were|has|have|had|can|cannot|could|do|does|did|shall|should|will|would|must)"
)
ASKING: Final = "(?:what|when|where|which|who|whom|whose|why|how)"
PREPOSITION: Final = (
    "(?:about|above|across|after|against|along|among|around|as|at|before|behind|below|beneath"
    "|beside|between|beyond|by|despite|down|during|for|from|if|in|inside|into|like|near|of|off|on"
    "|onto|out|outside|over|past|per|since|than|through|throughout|to|towards|under|until|up|upon"
    "|via|with|within|without)"
)
DETERMINER: Final = (
    "(?:a|an|the|any|all|both|each|every|few|many|most|no|one|our|several|some|such|two|three"
    "|four|five|six|seven|eight|nine|ten)"
)
RELATIVE: Final = "(?:that|which|who|whose|where)"
