"""What a pipeline of spaCy sees in a posting: python examples/with_spacy.py examples/postings/entry.txt"""

import sys
from pathlib import Path

import spacy

nlp = spacy.blank("en")  # or any pipeline of yours
nlp.add_pipe("skillmatch", config={"kind": "posting"})
doc = nlp(Path(sys.argv[1]).read_text(encoding="utf-8"))

report = doc._.skillmatch
print(report["split"]["verdict"], report["roles"][0]["id"], report["level"]["verdict"])
for span in list(doc.spans["skillmatch"])[:12]:
    print(f"{span.label_:<10} {span.id_:<22} {' '.join(span.text.split())}")
