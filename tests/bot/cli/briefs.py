"""Three short documents of two publishers and three years, to be synced."""

from pathlib import Path

BRIEFS = {
    "footprints.txt": """\
TITLE: The 44 footprints
PUBLISHER: Example Health Weekly
DATE: 2016-03-15
URL: https://weekly.example/footprints

England was divided into 44 footprints. Each footprint was to write a plan for the health and care
of its people. The footprints were published on 15 March 2016.
""",
    "beds.md": """\
---
title: Beds at risk
publisher: The Local Gazette
published: 2017-02-01
---

# Beds at risk

Several plans proposed to close community hospital beds. Patients protested against the closures
in the streets of Ludlow.
""",
    "old/leaders.txt": """\
TITLE: Leaders of the plans
PUBLISHER: Example Health Weekly
DATE: 2018-06-30

The leaders of the plans said that their role was a challenge. They had no formal authority over the
hospitals in their footprint.
""",
}


def write_briefs(folder: Path) -> Path:
    """Write the documents into a folder, which is made where it is missing."""
    for name, text in BRIEFS.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
