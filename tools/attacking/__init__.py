"""Parts of `tools/attack.py`: seeds, what changes them, hostile texts, and what must hold whatever comes."""
