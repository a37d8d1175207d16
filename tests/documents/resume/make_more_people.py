"""Makes the résumés in ``people/`` that Chromium prints from ``sources/``, and those of office programs with tables and
tabs; run by hand, with chromium and python-docx, when one is to change.

    python -m tests.documents.resume.make_more_people

Those in ``people/*.typ`` are set by Typst when they are tested. Nobody in them is real.
"""

from __future__ import annotations

import re
import subprocess
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

PEOPLE = Path(__file__).parent / "people"
SOURCES = Path(__file__).parent / "sources"
WHEN = datetime(2024, 6, 1, tzinfo=UTC)


def by_chromium(source: Path) -> None:
    """Printed as people print a web page, with the date of making set to a fixed one."""
    made = PEOPLE / f"{source.stem}.pdf"
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    subprocess.run([*command, f"--print-to-pdf={made}", source.as_uri()], check=True, capture_output=True, timeout=120)
    data = re.sub(rb"/(Creation|Mod)Date \(D:\d{14}", rb"/\1Date (D:20240601000000", made.read_bytes())
    made.write_bytes(data)


def agency() -> None:
    """Word, as agencies for freelancers have it: a box of keywords, projects as tables of two columns with labels."""
    from docx import Document

    made: Any = Document()
    made.core_properties.created = made.core_properties.modified = WHEN
    made.add_heading("PROFILE", 0)
    made.add_paragraph("Consultant: L. Ö. | Year of birth: 1979 | Day rate: on request | Available from: 01.09.2024")
    made.add_heading("Focus", 1)
    made.add_paragraph("SAP-free Java back ends, event streaming, load tests")
    made.add_heading("Employment", 1)
    for line in (
        "01/2013 – heute\tFreelance Software Architect",
        "04/2009 – 12/2012\tSoftware Engineer, Telekontor Systemhaus GmbH, Bonn",
        "10/2007 – 03/2009\tWerkstudent Softwareentwicklung, Telekontor Systemhaus GmbH, Bonn",
    ):
        made.add_paragraph(line)
    made.add_heading("Academic background", 1)
    made.add_paragraph("10/2003 – 03/2009\tDiplom-Informatiker (FH), Hochschule Siebenberg")
    made.add_heading("Project history", 1)
    for begin, end, task, client, tools in (
        ("02/2023", "heute", "Event backbone for a parcel service", "Logistics, 40,000 employees", "Java 17, Kafka"),
        ("07/2021", "01/2023", "Replacement of a batch tariff engine", "Insurance, 9,000 people", "Java, PostgreSQL"),
        ("01/2020", "06/2021", "Load tests for an online shop", "Retail", "Gatling, Grafana, Kubernetes"),
        ("05/2018", "12/2019", "Open banking interface", "Bank", "Kotlin, OAuth 2.0, AWS"),
        ("01/2016", "04/2018", "Ticket machines, back end", "Public transport", "Java EE, Oracle, Jenkins"),
        ("01/2013", "12/2015", "Customer portal", "Energy company", "Java, Vaadin, MySQL"),
    ):  # fmt: skip
        table = made.add_table(rows=0, cols=2)
        for label, value in (
            ("Period", f"{begin} – {end}"),
            ("Project", task),
            ("Client", client),
            ("Role", "Software Architect and Developer"),
            ("Tasks", "Design of the services\nImplementation and code review\nWorkshops with the department"),
            ("Tools", tools),
        ):
            row = table.add_row().cells
            row[0].text, row[1].text = label, value
        made.add_paragraph("")
    made.add_heading("Certificates", 1)
    made.add_paragraph("iSAQB CPSA-F (2014), Certified ScrumMaster (2016 – 2018), Oracle Certified Professional 2012")
    made.save(str(PEOPLE / "agency.docx"))


def one_table() -> None:
    """Word: one table for all, headings in the left column, dates in italics below the employer."""
    from docx import Document

    made: Any = Document()
    made.core_properties.created = made.core_properties.modified = WHEN
    made.add_paragraph().add_run("Marisol Ybarra-Finch").bold = True
    made.add_paragraph("Front-end developer (formerly pastry chef) · Tucson, AZ · marisol@ybarra.example · she/her")
    table = made.add_table(rows=0, cols=2)
    table.style = "Table Grid"
    rows = (
        ("PROFILE", ["Two years of paid front-end work after twelve in kitchens. Deadlines at 5 a.m. hold no terror."]),
        (
            "EXPERIENCE",
            [
                "**Front-End Developer**",
                "Saguaro Software Cooperative, Tucson, AZ",
                "_March 2022 – Present_",
                "• Built the booking pages of nine clinics in TypeScript and Vue; Lighthouse score from 41 to 96",
                "• Wrote Cypress tests and taught two colleagues to",
                "",
                "**Web Development Apprentice**",
                "Saguaro Software Cooperative, Tucson, AZ",
                "_Sept. 2021 – Feb. 2022_",
                "• HTML, CSS, accessibility audits",
                "",
                "**Executive Pastry Chef**",
                "The Gilded Fig",
                "_2014 – 2021_",
                "• Led a crew of seven; cut waste by a third",
                "",
                "**Pastry Cook**",
                "Hotel Sonora",
                "_2009 – 2014_",
            ],
        ),
        (
            "EDUCATION",
            [
                "**Full-Stack Web Certificate**, Desert Code Academy (part-time)",
                "_Jan. 2021 – Aug. 2021_",
                "",
                "**A.O.S. Baking and Pastry Arts**, Culinary College of Arizona",
                "_2007 – 2009_",
            ],
        ),
        ("CERTIFICATIONS", ["ServSafe Manager, 2012–2022", "Certified Professional in Web Accessibility, 2023"]),
        ("VOLUNTEERING", ["Code Buddies Tucson, mentor, 2022 – present"]),
        ("SKILLS", ["TypeScript, Vue, HTML, CSS, Cypress, Figma, Git; Spanish (native)"]),
    )
    for head, lines in rows:
        left, right = table.add_row().cells
        left.text = head
        for number, line in enumerate(lines):
            at = right.paragraphs[0] if number == 0 else right.add_paragraph()
            run = at.add_run(line.strip("*_") if line[:1] in "*_" else line)
            run.bold, run.italic = line.startswith("**"), line.startswith("_")
    made.save(str(PEOPLE / "one-table.docx"))


def writer() -> None:
    """ODT, as Writer keeps it: dates after a tab, jobs under each other at one employer, overlapping ones."""
    lines = [
        ("h", "Wilhelmina Achterberg-Osei"),
        ("p", "Data engineer and part-time lecturer, Utrecht\twilhelmina@osei.example"),
        ("h", "Professional Experience"),
        ("b", "Polderbank N.V., Amsterdam\t2015 – heden"),
        ("p", "Principal Data Engineer\tjanuari 2021 – heden"),
        ("l", "Owns the lakehouse (Databricks, Delta Lake) that 300 analysts query"),
        ("l", "Set up data contracts with twelve teams; broken loads went from weekly to twice a year"),
        ("p", "Data Engineer\tmei 2017 – december 2020"),
        ("l", "Spark jobs in Scala; moved them from Hadoop to Azure"),
        ("p", "BI Developer\tseptember 2015 – april 2017"),
        ("l", "SSIS, SQL Server, and reports nobody has switched off yet"),
        ("b", "Hogeschool Kromme Rijn, Utrecht\t2019 – 2023"),
        ("p", "Part-time Lecturer, Databases\t2019 – 2023"),
        ("l", "One evening a week, 60 students"),
        ("b", "Molenaar & Dochters BV, Zeist\t2012 – 2015"),
        ("p", "Application Manager\tQ1 2012 – Q3 2015"),
        ("l", "Kept the warehouse system alive; Oracle Forms, PL/SQL"),
        ("h", "Opleiding"),
        ("p", "BSc Informatica (deeltijd), Hogeschool Kromme Rijn\t2008 – 2012"),
        ("p", "VWO, Stedelijk Lyceum Zeist\t2002 – 2008"),
        ("h", "Certificates"),
        ("p", "Databricks Certified Data Engineer Professional\t2022"),
        ("p", "Certified ScrumMaster\t2018 – 2020"),
        ("h", "Volunteer work"),
        ("p", "Penningmeester, Roeivereniging De Kromme Rijn\tsinds 2016"),
        ("h", "Interests"),
        ("p", "Rowing, Oracle bones, spark plugs of old mopeds"),
    ]
    body = "".join(
        {
            "h": '<text:h text:outline-level="1">{}</text:h>',
            "p": "<text:p>{}</text:p>",
            "b": '<text:p><text:span text:style-name="Strong">{}</text:span></text:p>',
            "l": "<text:list><text:list-item><text:p>{}</text:p></text:list-item></text:list>",
        }[kind].format(escape(line).replace("\t", "<text:tab/>"))
        for kind, line in lines
    )
    spaces = "urn:oasis:names:tc:opendocument:xmlns:"
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="{spaces}office:1.0" '
        f'xmlns:text="{spaces}text:1.0"><office:body><office:text>{body}</office:text></office:body>'
        "</office:document-content>"
    )
    with zipfile.ZipFile(PEOPLE / "writer.odt", "w") as archive:
        for name, data in (("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", content)):
            archive.writestr(zipfile.ZipInfo(name, (2024, 6, 1, 0, 0, 0)), data)


if __name__ == "__main__":
    for each in sorted(SOURCES.iterdir()):
        by_chromium(each)
    for make in (agency, one_table, writer):
        make()
