"""Files that somebody made to hurt, or that were hurt on the way: over a hundred, all made here.

`REFUSED` are turned away with a sentence; `HARMLESS` are taken, and what is made of them has nothing left of what acts.
"""

import bz2
import gzip
import lzma
import os
import struct
import zipfile
import zlib
from collections.abc import Callable

import pikepdf

from tests.releases.files import gif, html, pdf_that_acts, picture, text
from tests.releases.hostile_parts import (
    PLANTED,
    SCRIPT,
    cut,
    huge_jpeg,
    locked,
    mhtml,
    pdf_page_with,
    pdf_with,
    pdf_with_file,
    picture_saying,
    png,
    png_with_bomb_in_text,
    png_with_text,
    saved,
    tarred,
    tiff,
    webp,
    zipped,
)

Making = Callable[[], bytes]
ZEROS = b"\0" * 10_000_000
ACTS = f"<< /S /JavaScript /JS (app.alert\\('{PLANTED.decode()}'\\)) >>"


# -- Archives, programs, office files ----------------------------------------------------------------------------------


ARCHIVES: dict[str, Making] = {
    "zip": lambda: zipped({"a.txt": b"a"}),
    "zip bomb": lambda: zipped({"a": ZEROS}),
    "zip in a zip in a zip": lambda: zipped({"a.zip": zipped({"b.zip": zipped({"c": ZEROS})})}),
    "zip that climbs out": lambda: zipped({"../../../../etc/cron.d/x": b"* * * * * root true"}),
    "zip with an absolute path": lambda: zipped({"/etc/passwd": b"root::0:0"}),
    "zip with a turned name": lambda: zipped({"photo\u202egpj.exe": b"MZ"}),
    "zip of a message export": lambda: zipped({"WhatsApp Chat.txt": b"[1/1/24] a: b", "IMG-1.jpg": picture()}),
    "empty zip": lambda: b"PK\x05\x06" + b"\0" * 18,
    "zip with a comment of a picture": lambda: zipped({"a": b"b"}) + picture(),
    "gzip": lambda: gzip.compress(b"a"),
    "gzip bomb": lambda: gzip.compress(ZEROS),
    "bzip2 bomb": lambda: bz2.compress(ZEROS),
    "xz bomb": lambda: lzma.compress(ZEROS),
    "tar that climbs out": lambda: tarred("../../etc/passwd", b"x"),
    "tar with a long name": lambda: tarred("x" * 90, b"x"),
    "rar": lambda: b"Rar!\x1a\x07\x01\x00" + os.urandom(200),
    "7z": lambda: b"7z\xbc\xaf\x27\x1c" + os.urandom(200),
    "zstd": lambda: b"\x28\xb5\x2f\xfd" + os.urandom(200),
    "cab": lambda: b"MSCF\0\0\0\0" + os.urandom(200),
    "deb": lambda: b"!<arch>\ndebian-binary   " + os.urandom(200),
    "svgz": lambda: gzip.compress(b"<svg onload='alert(1)'/>"),
    "epub": lambda: zipped({"mimetype": b"application/epub+zip", "a.xhtml": SCRIPT}, zipfile.ZIP_STORED),
    "jar": lambda: zipped({"META-INF/MANIFEST.MF": b"Main-Class: X", "X.class": b"\xca\xfe\xba\xbe"}),
    "apk": lambda: zipped({"AndroidManifest.xml": b"\x03\0\x08\0", "classes.dex": b"dex\n035\0"}),
}

OFFICE: dict[str, Making] = {
    "docx": lambda: zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:document/>"}),
    "docm with macros": lambda: zipped({"word/vbaProject.bin": b"\xd0\xcf\x11\xe0" + b"AutoOpen"}),
    "docx with a template elsewhere": lambda: zipped({"word/_rels/settings.xml.rels": b'Target="http://x/y.dotm"'}),
    "xlsm with macros": lambda: zipped({"xl/vbaProject.bin": b"Workbook_Open"}),
    "xlsx with a formula": lambda: zipped({"xl/worksheets/sheet1.xml": b"<f>WEBSERVICE(1)</f>"}),
    "odt with a macro": lambda: zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "Basic/x.xml": b"x"}),
    "doc": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + os.urandom(600),
    "xls": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"Workbook" * 80,
    "msi": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"MSI" * 80,
    "rtf with an object": lambda: b"{\\rtf1{\\object\\objocx{\\*\\objdata 0105000002}}}",
}

PROGRAMS: dict[str, Making] = {
    "windows program": lambda: b"MZ\x90\0" + os.urandom(400),
    "linux program": lambda: b"\x7fELF\x02\x01\x01" + os.urandom(400),
    "mac program": lambda: b"\xcf\xfa\xed\xfe" + os.urandom(400),
    "java class": lambda: b"\xca\xfe\xba\xbe\0\0\0\x34" + os.urandom(200),
    "shell script": lambda: b"#!/bin/sh\nrm -rf /\n",
    "python script that says so": lambda: b"#!/usr/bin/env python3\nprint(1)\n",
    "web assembly": lambda: b"\0asm\x01\0\0\0" + os.urandom(100),
    "dalvik": lambda: b"dex\n035\0" + os.urandom(100),
    "program named as a picture": lambda: b"MZ" + picture(),
}


# -- Drawings and texts that act ---------------------------------------------------------------------------------------

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">'
DRAWINGS: dict[str, Making] = {
    "svg with a script": lambda: SVG + SCRIPT + b"</svg>",
    "svg with an event": lambda: SVG + b"</svg>",
    "svg that begins as xml": lambda: b'<?xml version="1.0"?>\n' + SVG + b"</svg>",
    "svg after a comment": lambda: b"<!-- photo -->\n" + SVG + b"</svg>",
    "svg after blanks": lambda: b" \n\t" + SVG + b"</svg>",
    "svg with a foreign object": lambda: SVG + b"<foreignObject><iframe src='//x'/></foreignObject></svg>",
    "svg in utf-16": lambda: (SVG + b"</svg>").decode().encode("utf-16"),
    "xml that expands": lambda: b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><a>&b;</a>',
    "xml that reads a file": lambda: (
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
    ),
    "xhtml": lambda: b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">' + SCRIPT + b"</html>",
    "xsl": lambda: b'<?xml version="1.0"?><xsl:stylesheet/>',
}


# -- Broken and bombed pictures ----------------------------------------------------------------------------------------


BROKEN: dict[str, Making] = {
    "nothing": lambda: b"",
    "one byte": lambda: b"\0",
    "zeros": lambda: b"\0" * 5000,
    "noise": lambda: b"\x01\x02" + os.urandom(5000),
    "head of a jpeg alone": lambda: b"\xff\xd8\xff\xe0",
    "half a jpeg's head": lambda: picture()[:60],
    "a third of a png": lambda: cut(picture("PNG", (200, 200)), 0.3),
    "half a webp": lambda: cut(picture("WEBP", (200, 200)), 0.5),
    "head of a gif alone": lambda: b"GIF89a",
    "half a gif": lambda: gif(size=(200, 200))[:20],
    "half a tiff": lambda: cut(picture("TIFF", (200, 200)), 0.5)[:400],
    "head of a pdf alone": lambda: b"%PDF-1.7\n",
    "pdf in name alone": lambda: b"%PDF-1.7 and nothing else",
    "pdf without pages": lambda: saved(pikepdf.new()),
    "pdf with a password": locked,
    "png whose points are noise": lambda: png(100, 100, os.urandom(400)),
    "png whose points are cut": lambda: png(500, 500, zlib.compress(b"\0" * 100)),
    "png without points": lambda: png(10, 10),
    "png of no width": lambda: png(0, 10, zlib.compress(b"")),
    "bomb in a png": lambda: png(30_000, 30_000, zlib.compress(ZEROS)),
    "bomb in a png, just above": lambda: picture("PNG", (8000, 7501)),
    "png of four thousand million points": lambda: png(65_500, 65_500),
    "png as wide as can be": lambda: png(2**31 - 1, 1),
    "bomb in a tiff": lambda: tiff(60_000, 60_000),
    "bomb in a webp": lambda: webp(16_383, 16_383),
    "bomb in a gif": lambda: b"GIF89a" + struct.pack("<HH", 65_535, 65_535) + b"\0\0\0" + gif()[13:],
    "jpeg that claims to be huge": huge_jpeg,
    "bmp": lambda: b"BM" + os.urandom(300),
    "photoshop": lambda: b"8BPS\0\x01" + os.urandom(300),
    "telephone picture": lambda: b"\0\0\0\x18ftypheic" + os.urandom(300),
    "avif": lambda: b"\0\0\0\x18ftypavif" + os.urandom(300),
    "riff of an unknown kind": lambda: b"RIFF\x10\0\0\0ACONanih" + os.urandom(50),
    "text with a nul": lambda: b"hello\0world",
    "text that is half noise": lambda: b"\x01\x02\x03\x04" * 200 + b"text",
    "html without a word": lambda: html(""),
    "html that is all script": lambda: html(SCRIPT.decode()),
    "nothing but blanks": lambda: b" \n" * 500,
    "nothing but marks of direction": lambda: "\u202e\u202d\u2066".encode() * 50,
    "desktop database": lambda: b"SQLite format 3\0" + os.urandom(200),
    "font": lambda: b"\0\x01\0\0\0\x0f\0\x80" + os.urandom(300),
    "pickle": lambda: b"\x80\x04\x95\x1f\0\0\0\0\0\0\0\x8c\x05posix\x8c\x06system",
}


REFUSED: dict[str, Making] = {**ARCHIVES, **OFFICE, **PROGRAMS, **DRAWINGS, **BROKEN}


# -- Taken, and made harmless ------------------------------------------------------------------------------------------


HARMLESS: dict[str, Making] = {
    "picture followed by a page": lambda: picture() + SCRIPT,
    "picture followed by a zip": lambda: picture() + zipped({"a": PLANTED}, zipfile.ZIP_STORED),
    "picture followed by a program": lambda: picture() + b"MZ" + PLANTED,
    "gif that is a script": lambda: gif() + b"=1;" + SCRIPT,
    "png with a text": png_with_text,
    "webp followed by a page": lambda: picture("WEBP") + SCRIPT,
    "exif with a script": lambda: picture_saying(SCRIPT),
    "exif with sql": lambda: picture_saying(b"'); DROP TABLE x;-- " + PLANTED),
    "exif with a shell": lambda: picture_saying(b"$(touch /tmp/x) " + PLANTED),
    "exif with a formula": lambda: picture_saying(b"=cmd|' /C calc'!A0 " + PLANTED),
    "exif with a template": lambda: picture_saying(b"{{ settings.SECRET_KEY }} " + PLANTED),
    "animated monster": lambda: gif(frames=500),
    "png with a compressed text that expands": png_with_bomb_in_text,
    "pdf with a script": pdf_that_acts,
    "pdf that launches": lambda: pdf_with(OpenAction="<< /S /Launch /F (cmd.exe) >>"),
    "pdf that opens an address": lambda: pdf_with(OpenAction="<< /S /URI /URI (http://x/) >>"),
    "pdf that sends a form": lambda: pdf_with(OpenAction="<< /S /SubmitForm /F (http://x/) >>"),
    "pdf with scripts by name": lambda: pdf_with(Names=f"<< /JavaScript << /Names [(a) {ACTS}] >> >>"),
    "pdf with an action of its root": lambda: pdf_with(AA=f"<< /WC {ACTS} >>"),
    "pdf with an action of its page": lambda: pdf_page_with("/AA", f"<< /O {ACTS} >>"),
    "pdf with a note": lambda: pdf_page_with(
        "/Annots", f"[<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A {ACTS} >>]"
    ),
    "pdf with a form": lambda: pdf_with(AcroForm="<< /Fields [] /XFA (<xdp/>) >>"),
    "pdf with a file": pdf_with_file,
    "pdf with notes of a program": lambda: pdf_with(PieceInfo="<< /X (JavaScript alert) >>"),
    "pdf followed by a zip": lambda: pdf_that_acts() + zipped({"a": PLANTED}, zipfile.ZIP_STORED),
    "page as png": lambda: html(f"said {SCRIPT.decode()}<img src=x onerror=alert(1)>"),
    "page with a frame": lambda: html("said <iframe src='http://x/'></iframe><object data=x></object>"),
    "page with a form": lambda: html("said <form action='http://x/'><input name=p></form>"),
    "page that moves on": lambda: b"<html><head><meta http-equiv=refresh content='0;http://x/'></head>said</html>",
    "page with a style": lambda: html("said <style>@import 'http://x/';</style>"),
    "page of a thousand tables": lambda: html("<table><tr><td>said" * 1000),
    "page that never closes": lambda: html("<div>" * 20_000 + "said"),
    "saved page": mhtml,
    "text that looks like a page in the midst": lambda: text("a message\n") + SCRIPT,
    "text turned round": lambda: text("the \u202egpj.exe file \u2066x\u2069"),
    "text in utf-16": lambda: "[1/1/24] أحمد: خرج أخي".encode("utf-16"),
    "text of old windows": lambda: "خرج أخي من السجن".encode("cp1256"),
    "text of one line": lambda: b"a" * 300_000,
    "text with formulas": lambda: b"=cmd|' /C calc'!A0\n+1\n-1\n@x\n",
    "text with terminal marks": lambda: b"said \x1b]0;x\x07 \x1b[2J" + b"a" * 400,
}
