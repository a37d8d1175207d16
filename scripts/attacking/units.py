"""Hostile units: short pieces that once cost a reader or a pattern more than they should, or are built like those."""

from __future__ import annotations

from collections.abc import Mapping

UNITS: Mapping[str, tuple[str, ...]] = {
    "blanks": (" ", "\t", "\u00a0", "\u2003", "\u3000", "\r", "\n", "\r\n", "\x0b", "\x0c", "\x85", "\u2028", " \n"),
    "signs": tuple("<>&*_`#-•|/,;:()[]{}\"'’–!?=~\\$%@+.^") + ("**", "__", "...", "--", "->", "&&", "('"),
    "capitals": ("Aa", "aB", "PyPy", "P\u200by", "A.", "A. ", "C++", "ÄÖ", "İ", "ß", "\u212a", "ABC ", "iOS"),
    "numbers": ("9", "1 ", "1,", "1.", "5+ ", "3-5 ", "1e9", "٣", "²", "-1", "10 years ", "5 yrs of "),
    "dates": ("Jan 2019 - ", "2019 – present ", "01/2020-02/2021 ", "1990-", "May ", "2019/", "since 2015, "),
    "tags": ("<b>", "</b>", "<p>", "<br>", "<a href=x>", "<script>", "</script>", "<style>", "<![CDATA[", "<div ", "</"),
    "markup": ("&amp;", "&#0;", "&lt", "[x](y)", "![", "[", "](", "```\n", "~~~\n", "---\n", "> ", "| a | b |\n", "|-|\n"),
    "comments": ("<!---->", "<!--", "-->", "<!-- x -->\n", "<!-- ", "--", "/* ", "//", "{{", "{%"),
    "invisible": ("\u202e", "\u202c", "\u202ea\u202c", "\u200b", "\u2066", "\ufeff", "\u200d", "\u00ad", "\u2069"),
    "astral": ("\U000e0041", "\U000e0100", "\U0001f3f4", "a\u0301", "\u0301", "\U0001f680", "\U0001d40f", "\ue000", "\ufffd"),
    "controls": ("\x00", "\x1b[31m", "\x07", "\x7f", "\x9b", "\x1b]0;x\x07", "\x08"),
    "findings": ("rockstar ", "ninja, ", "young ", "he ", "native speaker. ", "10 years of Kubernetes. ", "XYZ (ABC) "),
    "acronyms": ("LLMOps, MLOps, ", "RAG ", "ETL/ELT ", "(NLP) ", "A/B ", "K8s "),
    "suppressions": (
        "<!-- skillmatch: ignore[buzzwords] why -->\n",
        "<!-- skillmatch: ignore[x] -->",
        "<!-- skillmatch: ",
        "skillmatch: {ignore: [a]}\n",
        "ignore[",
    ),
    "skills": ("Python, ", "Python/Go/", "Java or ", "Go ", "R, ", "C# and ", "PyTorch ", "SQL", "python-", "AWS (S3, "),
    "needs": ("needs ", "no ", "not ", "nice to have ", "required: ", "experience with ", "at least ", "and/or ", "ideally "),
    "lines": ("- a\n", "Requirements:\n", "# H\n", "* \n", "1. \n", "- Python\n", "About us\n", "EXPERIENCE\n", "\n- \n"),
    "commands": ("::error::x\n", "##[error]x\n", "::add-mask::a\n", "@here ", "#12 ", "www.a.b "),
    "addresses": ("http://a.b/ ", "a@b.c ", "https://", "www.", "e.g. ", "i.e., ", "C:\\"),
    "words": ("a", "machine learning ", "the ", "team ", "you will ", "lead ", "data ", "x y ", "o "),
}
"""By kind; to be repeated, joined and put where text can stand."""
ALL: tuple[str, ...] = tuple(unit for units in UNITS.values() for unit in units)
