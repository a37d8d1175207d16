"""Words of the formats that are attacked byte by byte, chosen for what readers do with them."""

from __future__ import annotations

PDF = (
    b"<<", b">>", b"[", b"]", b"(", b")", b"stream\n", b"\nendstream", b"endobj\n", b"1 0 obj\n", b"1 0 R ", b"null ",
    b"/Kids ", b"/Parent 1 0 R ", b"/Count -1 ", b"/MediaBox [0 0 0 0] ", b"/MediaBox [-9e9 -9e9 9e9 9e9] ",
    b"/Rotate 90 ", b"/Rotate 45 ", b"/UserUnit 1e9 ", b"/Filter /ASCIIHexDecode ", b"/Length 1 ", b"/Type /ObjStm ",
    b"/Encrypt 1 0 R ", b"/Annots [1 0 R] ", b"/AcroForm 1 0 R ", b"/Subtype /Widget ", b"/OCProperties ",
    b" BT ", b" ET ", b" q ", b" Q ", b" 0 Tr ", b" 3 Tr ", b" 7 Tr ", b" 0 0 0 0 0 0 cm ", b" 0 0 0 0 0 0 Tm ",
    b" 1e9 0 0 1e9 0 0 cm ", b" nan 0 0 1 0 0 Tm ", b" (Python) Tj ", b" (\xff\xfe\0) Tj ", b" [(Go) -1e9 (R)] TJ ",
    b" 1 1 1 rg ", b" 0 0 600 900 re f ", b" 0 0 600 900 re W n ", b" /X Do ", b" /F1 0 Tf ", b" /F1 -12 Tf ",
    b" /F1 1e9 Tf ", b" 1e9 Td ", b" T* ", b" 1000 Tz ", b" -1e9 Tc ", b" /OC /MC0 BDC ", b" EMC ", b" BI ID EI ",
)  # fmt: skip
RTF = (
    b"{", b"}", b"\\", b"\\'", b"\\'ff", b"\\'e9", b"\\u-1?", b"\\u55357?", b"\\u56832?", b"\\u8226 ", b"\\uc0 ", b"\\uc8 ",
    b"\\uc-5 ", b"\\par ", b"\\line ", b"\\cell ", b"\\row ", b"\\tab ", b"\\v ", b"\\v0 ", b"\\fs1 ", b"\\fs-1 ", b"\\fs24 ",
    b"\\cf2 ", b"\\cf9999999999 ", b"\\highlight2 ", b"\\plain ", b"\\deleted ", b"\\ansicpg932 ", b"\\ansicpg65001 ",
    b"\\ansicpg-1 ", b"\\ansicpg424 ", b"\\ansicpg1252 ", b"\\mac ", b"{\\*\\x ", b"{\\pict ", b"{\\fonttbl ", b"{\\colortbl;",
    b"{\\shptxt ", b"{\\listtext ", b"{\\pntext\\'b7}", b"\\f0 ", b"\\fcharset128 ", b"\\bin9999999999 ", b"\\*", b"\\~",
    b"\\-", b"\\_", b"\\\n", b"\\abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz1 ", b"\0", b"\r\n", b"\\red255\\green255",
)  # fmt: skip
MAIL = (
    b"\n", b"\r\n", b"\n\n", b"--in\n", b"--in--\n", b"--out\n", b"--out--\n", b"------edge\n", b"------edge--\n",
    b"Content-Type: multipart/mixed; boundary=in\n\n--in\n", b"Content-Type: text/plain\n\n", b"Content-Type: text/html\n\n",
    b"Content-Type: text/html; charset=punycode\n\n", b"Content-Type: text/plain; charset=utf-7\n\n",
    b"Content-Type: text/plain; charset=idna\n\n", b"Content-Type: text/plain; charset=unicode_escape\n\n",
    b"Content-Type: text/plain; charset=\"\xff\"\n\n", b"Content-Type: text/plain; charset*=utf-8''%FF\n\n",
    b"Content-Type: message/rfc822\n\n", b"Content-Type: ;;;=\n", b"Content-Type: multipart/mixed\n\n",
    b"Content-Transfer-Encoding: base64\n\n", b"Content-Transfer-Encoding: quoted-printable\n\n",
    b"Content-Transfer-Encoding: x-uuencode\n\nbegin 644 a\n", b"Content-Disposition: attachment; filename*0=a\n",
    b"Content-Disposition: attachment; filename*=utf-8''%E2%80%AE\n", b"Content-Disposition: (((", b"Subject: ",
    b"=?utf-8?q?=FF?=", b"=?utf-8?b?////?=", b"=?x?q?a?=", b"=?utf-16?b?2AA=?=", b"(", b")", b"\"", b"<", b">", b"=3D", b"=\n",
    b"MIME-Version: 1.0\n", b"From: a@b\n", b"To: c@d\n", b"<html><body><p>Python</p>", b"\xff", b"\0", b";", b":", b"@",
)  # fmt: skip
ZIP = (
    b"PK\x03\x04",
    b"PK\x01\x02",
    b"PK\x05\x06",
    b"PK\x06\x06",
    b"\xff\xff\xff\xff",
    b"\0\0\0\0",
    b"../",
    b"mimetype",
)
IMAGE = (
    b"\xff\xff\xff\xff",
    b"\0\0\0\0",
    b"\x7f\xff\xff\xff",
    b"IHDR",
    b"IDAT",
    b"IEND",
    b"tEXt",
    b"zTXt",
    b"acTL",
    b"\x21\xfe",
)
HTML = (
    b"<div>", b"</div>", b"<p", b">", b"<", b"</", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<script>", b"</script>", b"<style>",
    b"<table><tr><td>", b"<svg><title>", b"<math>", b"<template>", b"<select>", b"<frameset>", b"<plaintext>", b"<?xml?>",
    b"&#x110000;", b"&#0;", b"&#xd800;", b"&amp", b"&lt;b&gt;", b" hidden ", b" style='display:none'", b"\0", b"\xff",
    b"<meta charset=utf-7>", b"<meta charset=punycode>", b"<base href=//a.b>", b"<title>", b"<li>", b"<h1>", b"<pre>", b"<br>",
)  # fmt: skip
