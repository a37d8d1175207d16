"""The words that the readers of Word files, OpenDocument texts and web pages look for, and markup no seed holds."""

from __future__ import annotations

from functools import partial
from typing import Any

from tools.attacking.trees import Vocabulary

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_SPACES = {name: f"{_ODF}:{name}:1.0" for name in ("office", "style", "text", "table", "drawing")}
_FO = f"{_ODF}:xsl-fo-compatible:1.0"
_NUMBERS = (
    "",
    "0",
    "1",
    "-1",
    "2",
    "9",
    "12",
    "999999999999",
    "9" * 5_000,
    "1e999",
    "NaN",
    "1.5",
    "٣",
    "²",
    "x",
    "%",
    "\t",
)
_COLOURS = (
    "FFFFFF",
    "#fff",
    "white",
    "auto",
    "rgb(255,255,255)",
    "rgb(999,999,999)",
    "rgb(٣,1,1)",
    "#ffffff00",
    "inherit",
)
_SWITCHES = ("true", "false", "on", "off", "none", "None", "bold", "900", "transparent")


def _xml(spaces: str, data: bytes) -> Any:
    from lxml import etree

    return etree.fromstring(b"<x %s>%s</x>" % (spaces.encode(), data))[0]


def _html(data: bytes) -> Any:
    import lxml.html

    return lxml.html.fragment_fromstring(data)


def _named(space: str, names: str) -> tuple[str, ...]:
    return tuple(f"{{{space}}}{name}" for name in names.split())


_WORD_SPACES = f'xmlns:w="{_W}" xmlns:r="{_R}" xmlns:mc="{_MC}"'
_RUN = b"<w:r><w:t>Go</w:t></w:r>"
DOCX = Vocabulary(
    names=_named(
        _W,
        "p r t tbl tr tc tcPr tblPr trPr sdt sdtContent ins del moveFrom drawing pict object txbxContent altChunk "
        "sym tab br hyperlink rPr pPr vanish sz color shd b numPr numId pStyle rStyle basedOn outlineLvl style name "
        "body document background footnoteReference smartTag x",
    )
    + _named(_MC, "AlternateContent Choice Fallback"),
    attributes=_named(_W, "val fill color styleId type char id") + _named(_R, "id"),
    values=(
        *_NUMBERS,
        *_COLOURS,
        *_SWITCHES,
        "Heading1",
        "heading 1",
        "heading 9",
        "Title",
        "ListBullet",
        "Normal",
        "rId1",
    ),
    pieces=(
        b"<w:p>%s</w:p>" % _RUN,
        b"<w:p><w:r><w:drawing><w:txbxContent><w:p>%s</w:p></w:txbxContent></w:drawing></w:r></w:p>" % _RUN,
        b"<mc:AlternateContent><mc:Choice><w:p>%s</w:p></mc:Choice><mc:Fallback/></mc:AlternateContent>" % _RUN,
        b"<mc:AlternateContent><mc:Choice/><mc:Fallback><w:pict><w:txbxContent/></w:pict></mc:Fallback></mc:AlternateContent>",
        b"<mc:AlternateContent/>",
        b"<w:tbl><w:tr><w:tc><w:tbl><w:tr><w:tc><w:p>%s</w:p></w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>" % _RUN,
        b"<w:tbl><w:tblPr><w:tblStyle w:val='x'/></w:tblPr><w:tr><w:tc><w:tcPr><w:shd w:fill='FFFFFF'/></w:tcPr><w:p/>"
        b"</w:tc></w:tr></w:tbl>",
        b"<w:sdt><w:sdtContent><w:p>%s</w:p></w:sdtContent></w:sdt>" % _RUN,
        b"<w:r><w:rPr><w:vanish/></w:rPr><w:t>Rust</w:t></w:r>",
        b"<w:r><w:rPr><w:color w:val='FFFFFF'/><w:sz w:val='1'/></w:rPr><w:t>Rust</w:t></w:r>",
        b"<w:r><w:sym w:char='F0B7'/><w:tab/><w:t/></w:r>",
        b"<w:pPr><w:pStyle w:val='Heading1'/><w:numPr><w:numId w:val='1'/></w:numPr><w:outlineLvl w:val='1'/></w:pPr>",
        b"<w:rPr><w:rStyle w:val='x'/><w:b/></w:rPr>",
        b"<w:style w:styleId='x'><w:name w:val='heading 2'/><w:basedOn w:val='x'/><w:rPr><w:vanish/></w:rPr></w:style>",
        b"<w:altChunk r:id='rId1'/>",
        b"<w:background w:color='000000'/>",
    ),
    parse=partial(_xml, _WORD_SPACES),
)

_ODT_SPACES = " ".join(f'xmlns:{name}="{space}"' for name, space in _SPACES.items()) + f' xmlns:fo="{_FO}"'
ODT = Vocabulary(
    names=_named(
        _SPACES["text"], "p h list list-item list-header span s tab line-break note note-body hidden-text a section"
    )
    + _named(_SPACES["text"], "tracked-changes note-citation sequence-decls soft-page-break x")
    + _named(_SPACES["table"], "table table-row table-cell covered-table-cell table-header-rows")
    + _named(_SPACES["style"], "style text-properties paragraph-properties table-cell-properties header footer")
    + _named(_SPACES["office"], "text body annotation document-content automatic-styles forms")
    + _named(_SPACES["drawing"], "frame text-box custom-shape"),
    attributes=_named(_SPACES["text"], "style-name c outline-level string-value")
    + _named(_SPACES["style"], "name parent-style-name")
    + _named(_FO, "font-size font-weight color background-color"),
    values=(
        *_NUMBERS,
        *_COLOURS,
        *_SWITCHES,
        "P1",
        "T1",
        "Standard",
        "1pt",
        ".5pt",
        "99999999999pt",
        "-1pt",
        "1e9pt",
        "12",
    ),
    pieces=(
        b"<text:p>Go</text:p>",
        b"<text:h text:outline-level='9'>Go</text:h>",
        b"<text:list><text:list-item><text:p/></text:list-item></text:list>",
        b"<text:list><text:list-item><text:list><text:list-item/></text:list></text:list-item></text:list>",
        b"<text:p><drawing:frame><drawing:text-box><text:p>R</text:p></drawing:text-box></drawing:frame></text:p>",
        b"<table:table><table:table-row><table:table-cell><text:p>Go</text:p></table:table-cell></table:table-row></table:table>",
        b"<table:table><table:table-row><table:table-cell><table:table/></table:table-cell></table:table-row></table:table>",
        b"<text:s text:c='999'/>",
        b"<text:hidden-text text:string-value='Rust'/>",
        b"<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p/></text:note-body></text:note>",
        b"<style:style style:name='P1' style:parent-style-name='P1'><style:text-properties fo:color='#fff'/>"
        b"</style:style>",
        b"<style:style style:name='T1'><style:text-properties fo:font-size='1pt' text:display='none'/></style:style>",
        b"<text:tracked-changes><text:p/></text:tracked-changes>",
        b"<office:text><text:p/></office:text>",
        b"<style:header><text:p/></style:header>",
    ),
    parse=partial(_xml, _ODT_SPACES),
)

_TAGS = "div p span ul ol li dl dt table tr td th pre h1 h3 h6 b strong br form main article section header aside nav"
_TAGS += " template script style noscript svg title body head html a u font blockquote details summary"
_TAGS += " select option iframe x-y"
HTML = Vocabulary(
    names=tuple(_TAGS.split()),
    attributes=tuple(
        "style class id hidden role aria-hidden itemprop itemtype itemscope typeof property content type".split()
    ),
    values=(
        *_NUMBERS,
        *_COLOURS,
        "display:none",
        "font-size:0",
        "font-size:.0000001em",
        "font-size:99999999999999px",
        "color:#fff",
        "color:rgb(255,255,255);background:url(x)",
        "text-indent:-9999px",
        "position:absolute;left:-99999px",
        "height:0;overflow:hidden",
        "a:b;" * 500,
        ";" * 5_000,
        "navigation",
        "main",
        "description",
        "https://schema.org/JobPosting",
        "application/ld+json",
        "cookie newsletter share-bar",
        "a " * 3_000,
    ),
    pieces=(
        b"<div style='display:none'>Rust<div style='display:none'>Go</div></div>",
        b"<p><b>Requirements</b></p>",
        b"<p><span><u><font><b>x</b></font></u></span></p>",
        b"<ul><li><p>Go</p></li></ul>",
        b"<table><tr><td><table><tr><td></td></tr></table></td></tr></table>",
        b"<pre>\n\n a\n</pre>",
        b"<style>.a{display:none} p{color:#fff} @media x{a{b:c}} /* */</style>",
        b'<script type=\'application/ld+json\'>{"@type": "JobPosting", "title": "x", "description": "y"}</script>',
        b"<div itemscope itemtype='https://schema.org/JobPosting'><p itemprop='description'></p></div>",
        b"<main><article><h1>Data Engineer</h1></article></main>",
        b"<form><select><option>Go</option></select><textarea>R</textarea></form>",
        b"<nav><a href=x>a</a><a href=x>b</a><a href=x>c</a><a href=x>d</a></nav>",
        b"<a href=x></a>",
    ),
    parse=_html,
)
