"""Makes the PDF and Word résumés in ``people/``; run by hand, with reportlab and python-docx, when one is to change.

    python -m tests.documents.resume.make_people

The text and Markdown files there are written by hand. Nobody in them is real.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

PEOPLE = Path(__file__).parent / "people"
WIDTH, HEIGHT = 595, 842


class Page:
    """A PDF on which lines are set one below the other."""

    def __init__(self, name: str) -> None:
        from reportlab.pdfgen.canvas import Canvas

        self.canvas: Any = Canvas(str(PEOPLE / name), pagesize=(WIDTH, HEIGHT), invariant=1)
        self.y = 60.0

    def put(self, x: float, text: str, size: float = 10, font: str = "Helvetica", *, y: float | None = None) -> None:
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, HEIGHT - (self.y if y is None else y), text)

    def right(self, x: float, text: str, size: float = 10, font: str = "Helvetica") -> None:
        self.canvas.setFont(font, size)
        self.canvas.drawRightString(x, HEIGHT - self.y, text)

    def line(self, x: float, text: str, size: float = 10, font: str = "Helvetica", step: float = 14) -> None:
        self.put(x, text, size, font)
        self.y += step

    def lines(self, x: float, texts: Iterable[str], size: float = 10, step: float = 14) -> None:
        for text in texts:
            self.line(x, text, size, step=step)

    def gap(self, points: float = 10) -> None:
        self.y += points

    def next_page(self) -> None:
        self.canvas.showPage()
        self.y = 60.0

    def save(self) -> None:
        self.canvas.save()


BOLD, ITALIC = "Helvetica-Bold", "Helvetica-Oblique"


def linkedin() -> None:
    """As the network prints a profile: a side bar on the first page, then one column."""
    page = Page("linkedin.pdf")
    page.y = 60
    for text, size, font, gap in (
        ("Contact", 13, BOLD, 4),
        ("pavel@dvorsky.example", 9, "Helvetica", 0),
        ("www.linkedin.com/in/pavel-", 9, "Helvetica", 0),
        ("dvorsky (LinkedIn)", 9, "Helvetica", 16),
        ("Top Skills", 13, BOLD, 4),
        ("Kubernetes", 10, "Helvetica", 0),
        ("Go (Programming Language)", 10, "Helvetica", 0),
        ("Observability", 10, "Helvetica", 16),
        ("Languages", 13, BOLD, 4),
        ("Czech (Native or Bilingual)", 10, "Helvetica", 0),
        ("English (Full Professional)", 10, "Helvetica", 16),
        ("Certifications", 13, BOLD, 4),
        ("Certified Kubernetes Administrator", 9, "Helvetica", 0),
        ("AWS Certified SysOps Administrator", 9, "Helvetica", 0),
    ):
        page.line(28, text, size, font, 15 + gap)
    page.y = 70
    page.line(220, "Pavel Dvorský", 24, step=20)
    page.line(220, "Staff Site Reliability Engineer at Glasswing", 11)
    page.line(220, "Brno, South Moravian Region, Czechia", 10, step=30)
    page.line(220, "Summary", 15, step=20)
    page.lines(
        220, ["I keep things up that people would like to forget about. Before", "that I wrote the things."], step=15
    )
    page.gap(18)
    page.line(220, "Experience", 15, step=24)
    page.line(220, "Glasswing", 12, BOLD, 16)
    page.line(220, "6 years 3 months", 10, step=22)
    page.line(220, "Staff Site Reliability Engineer", 11, BOLD, 15)
    page.line(220, "March 2021 - Present (3 years 6 months)", 10, step=15)
    page.line(220, "Brno, Czechia", 10, step=18)
    page.lines(
        220,
        [
            "Error budgets for 70 services on Kubernetes. Moved on-call from",
            "heroes to runbooks; pages per week fell from 40 to 6.",
        ],
        step=15,
    )
    page.gap(8)
    page.line(220, "Site Reliability Engineer", 11, BOLD, 15)
    page.line(220, "June 2018 - March 2021 (2 years 10 months)", 10, step=18)
    page.lines(220, ["Prometheus, Grafana and Terraform from nothing."], step=15)
    page.gap(14)
    page.line(220, "Sparrow Mail", 12, BOLD, 16)
    page.line(220, "Software Engineer", 11, BOLD, 15)
    page.line(220, "September 2014 - May 2018 (3 years 9 months)", 10, step=15)
    page.line(220, "Prague, Czechia", 10, step=18)
    page.lines(220, ["Wrote the queue of a mail provider in Go, and its tests in Python."], step=15)
    page.put(280, "Page 1 of 2", 8, y=815)
    page.next_page()
    page.line(220, "Harbour Bank", 12, BOLD, 16)
    page.line(220, "Intern", 11, BOLD, 15)
    page.line(220, "July 2013 - August 2013 (2 months)", 10, step=24)
    page.line(220, "Education", 15, step=22)
    page.line(220, "Masaryk University Brno", 12, BOLD, 16)
    page.line(220, "Master of Science - MS, Computer Science · (2012 - 2014)", 10, step=22)
    page.line(220, "Old Mill Technical School", 12, BOLD, 16)
    page.line(220, "Bachelor's degree, Informatics · (2009 - 2012)", 10, step=22)
    page.put(280, "Page 2 of 2", 8, y=815)
    page.save()


def europass() -> None:
    page = Page("europass.pdf")
    page.line(60, "Inês Carvalhal", 22, BOLD, 24)
    page.line(60, "Date of birth: 03/11/1989 | Nationality: Portuguese | Gender: Female", 9)
    page.line(60, "Phone number: (+351) 910000000 (Mobile) | Email address: ines@carvalhal.example", 9)
    page.line(60, "Address: Rua das Gaivotas 7, 4000-100, Porto, Portugal (Home)", 9, step=26)

    def heading(text: str) -> None:
        page.line(60, text, 12, BOLD, 6)
        page.canvas.line(60, HEIGHT - page.y, 535, HEIGHT - page.y)
        page.gap(18)

    heading("ABOUT ME")
    page.lines(60, ["Data scientist in insurance, with a weakness for survival curves."])
    page.gap()
    heading("WORK EXPERIENCE")
    for dates, title, lines in (
        (
            "01/09/2019 – CURRENT  Porto, Portugal",
            "SENIOR DATA SCIENTIST  SEGUROS DO FAROL",
            [
                "• Churn and claims models with scikit-learn and XGBoost, retrained monthly",
                "• Put the pricing model behind a FastAPI service; quotes take 80 ms",
                "• Supervises two junior colleagues",
            ],
        ),
        (
            "15/02/2016 – 31/08/2019  Lisbon, Portugal",
            "DATA ANALYST  INSTITUTO DO VENTO",
            ["• Reports on wind farms in SQL and R", "• Time series forecasts with ARIMA"],
        ),
        (
            "01/10/2014 – 31/01/2016  Lisbon, Portugal",
            "BANK CLERK  BANCO DO TEJO",
            ["• Opened accounts, explained mortgages"],
        ),
    ):
        page.line(60, dates, 9)
        name, firm = title.split("  ")
        page.put(60, name, 10, BOLD)
        page.line(60 + page.canvas.stringWidth(name, BOLD, 10) + 6, f"– {firm}", 10)
        page.lines(60, lines)
        page.gap(8)
    heading("EDUCATION AND TRAINING")
    page.line(60, "09/2012 – 07/2014  Lisbon, Portugal", 9)
    page.line(60, "MASTER IN STATISTICS – Universidade do Estuário", 10, step=20)
    page.line(60, "09/2009 – 07/2012  Braga, Portugal", 9)
    page.line(60, "BSC IN MATHEMATICS – Universidade das Camélias", 10, step=24)
    heading("LANGUAGE SKILLS")
    page.lines(60, ["Mother tongue(s): PORTUGUESE", "Other language(s): ENGLISH C1, SPANISH B2"])
    page.gap()
    heading("DIGITAL SKILLS")
    page.lines(60, ["Python | R | SQL | XGBoost | scikit-learn | Docker | Power BI"])
    page.gap()
    heading("HOBBIES AND INTERESTS")
    page.lines(60, ["Choir, sailing, Swift (the bird)"])
    page.save()


def gutter() -> None:
    """Dates in a narrow column of their own on the left."""
    page = Page("gutter.pdf")
    page.line(60, "GWENDOLYN PATCH", 20, BOLD, 20)
    page.line(60, "Machine learning engineer · Cardiff · gwen@patch.example · 07700 900 412", 9, step=30)

    def heading(text: str) -> None:
        page.gap(6)
        page.line(60, text, 13, BOLD, 22)

    def row(dates: str, title: str, firm: str, lines: Sequence[str]) -> None:
        page.put(60, dates, 9)
        page.line(150, title, 10.5, BOLD)
        if firm:
            page.line(150, firm, 10, ITALIC)
        for text in lines:
            page.line(150, f"– {text}")
        page.gap(6)

    heading("Employment")
    row(
        "04/2021–10/2024",
        "Machine Learning Engineer",
        "Bramble Vision, Cardiff",
        [
            "Trained detectors for bruised apples in PyTorch; recall 0.94 at 12 ms on a Jetson",
            "Built the labelling queue and its nightly retraining on Airflow",
            "Reviewed the code of four colleagues, and they hers",
        ],
    )
    row(
        "08/2018–03/2021",
        "Software Developer",
        "Tramline Systems, Newport",
        ["Timetable services in Java and Kotlin", "Moved deployments to Docker and Jenkins"],
    )
    row(
        "06/2017–07/2018",
        "IT Support Technician",
        "Council of Lower Usk",
        ["Printers", "More printers, and a script that restarts them"],
    )
    heading("Education")
    row("2015–2016", "MSc Artificial Intelligence", "University of Severnside", [])
    row("2011–2015", "BEng Electronic Engineering", "Usk Institute of Technology", ["First class honours"])
    heading("Technical skills")
    row("Languages", "", "", [])
    page.y -= 34
    page.line(150, "Python, Java, Kotlin, SQL, some C++")
    page.put(60, "Tools", 9)
    page.line(150, "PyTorch, OpenCV, Airflow, Docker, Jenkins, Git")
    heading("Volunteering")
    row("2019–2023", "Code Club Leader", "Grangetown Library", ["Scratch and Python for ten-year-olds"])
    page.save()


def academic() -> None:
    page = Page("academic.pdf")
    page.line(60, "Dr Lucasta Verhoeven-Idris", 16, "Times-Bold", 18)
    page.line(60, "Department of Statistics, University of Tarnbrook, Tarnbrook TB1 4QX", 10, "Times-Roman")
    page.line(60, "l.verhoeven@tarnbrook.example", 10, "Times-Roman", 24)

    def heading(text: str) -> None:
        if page.y > 700:
            page.next_page()
        page.gap(8)
        page.line(60, text, 12, "Times-Bold", 18)

    def text(words: str, x: float = 60, size: float = 10) -> None:
        if page.y > 780:
            page.next_page()
        page.line(x, words, size, "Times-Roman", 14)

    heading("Academic appointments")
    text("Associate Professor in Statistical Learning, University of Tarnbrook, October 2020 to date")
    text("Lecturer in Statistics, University of Tarnbrook, January 2016 to September 2020")
    text("Postdoctoral Research Fellow, Institute for Slow Data, Ghent, Feb 2013 to Dec 2015")
    heading("Education")
    text("PhD in Statistics, University of Kirkmoor, 2009-2012")
    text('Thesis: "Bayesian nonparametrics for counts that are mostly zero"', 80)
    text("MSc Applied Statistics, University of Kirkmoor, 2008-2009")
    text("BA Philosophy, St Wystan's College, 2004-2007")
    heading("Research interests")
    text("Bayesian computation, causal inference, Gaussian processes; software in R and Stan.")
    heading("Grants")
    text("Research Council, Counting What Is Not There, principal investigator, £412,000, 2021-2024")
    text("Learned Society, travel grant, £2,000, 2014")
    heading("Teaching")
    text("Bayesian Statistics (MSc, 2016-2023); Machine Learning (BSc, 2019-2023); Python for Statisticians (2021)")
    heading("Publications")
    topics = [
        "Sparse Gaussian processes on rivers",
        "Causal forests for hedgerows",
        "A sampler for zero-inflated counts",
        "Deep kernels with shallow data",
        "On the variance of grouse",
    ]
    journals = ["Journal of Quiet Statistics", "Annals of Counting", "Proceedings of ICML", "Biometrika Minor"]
    for number in range(40):
        year = 2024 - number * 14 // 40
        text(
            f"{number + 1}. L. Verhoeven-Idris, R. Kafka and S. Flink ({year}). {topics[number % 5]}, part "
            f"{number // 5 + 1}. {journals[number % 4]} {number + 3}({number % 4 + 1}), {100 + number}-{112 + number}.",
            size=9,
        )
    heading("Invited talks")
    text("Royal Society of Counting, London, May 2023; Workshop on Spark and Fire, Ghent, 2019")
    heading("Professional service")
    text("Associate editor, Annals of Counting, 2018-2022. Reviewer for NeurIPS and AISTATS.")
    heading("References")
    text("Professor Scala Hughes, University of Kirkmoor; Dr J. Docker, Institute for Slow Data")
    page.save()


def student() -> None:
    page = Page("student.pdf")
    page.put(230, "Amina J. Lindqvist", 16, "Times-Bold")
    page.gap(16)
    page.line(170, "amina@lindqvist.example | (555) 010-0199 | github.com/aminalq", 9, "Times-Roman", 20)

    def heading(text: str) -> None:
        page.gap(4)
        page.line(50, text, 11, "Times-Bold", 4)
        page.canvas.line(50, HEIGHT - page.y, 545, HEIGHT - page.y)
        page.gap(14)

    def head(left: str, right: str, below: str = "", below_right: str = "") -> None:
        page.put(50, left, 10, "Times-Bold")
        page.right(545, right, 10, "Times-Roman")
        page.gap(13)
        if below:
            page.put(50, below, 10, "Times-Italic")
            page.right(545, below_right, 10, "Times-Italic")
            page.gap(13)

    def item(text: str) -> None:
        page.put(62, "•", 10, "Times-Roman")
        page.line(74, text, 10, "Times-Roman", 13)

    heading("EDUCATION")
    head(
        "Saltmarsh University",
        "Port Ellery, ME",
        "B.S. in Computer Science, Minor in Music; GPA 3.7/4.0",
        "Expected May 2026",
    )
    item("Coursework: Data Structures, Operating Systems, Linear Algebra, Intro to Machine Learning")
    heading("EXPERIENCE")
    head("Lanternfish Robotics", "Boston, MA", "Software Engineering Intern", "June 2025 – August 2025")
    item("Wrote a ROS 2 node in C++ that merges two lidars; cut ghost obstacles by 60%")
    item("Added CI with GitHub Actions for 14 packages")
    head("Saltmarsh University", "Port Ellery, ME", "Teaching Assistant, Intro to Programming", "Sept 2024 – May 2025")
    item("Held weekly labs in Java for 30 students")
    head("The Crab Shack", "Port Ellery, ME", "Server", "Summers 2022, 2023")
    item("Served crab")
    heading("PROJECTS")
    head("Tide Chess | Python, PyTorch, Flask", "Spring 2025")
    item("Trained a small neural network to play chess on a board that floods")
    head("Bus Stop Haiku | TypeScript, React, PostgreSQL", "Fall 2024")
    item("Web app with 1,200 users that turns delays into poems")
    heading("ACTIVITIES")
    item("Treasurer, Women in Computing (2023 – present)")
    item("Second violin, university orchestra")
    heading("SKILLS")
    page.line(50, "Languages: Python, Java, C++, TypeScript, SQL", 10, "Times-Roman", 13)
    page.line(50, "Tools: Git, Docker, ROS 2, PyTorch, React", 10, "Times-Roman", 13)
    page.save()


def german() -> None:
    page = Page("german.pdf")
    page.line(60, "Lebenslauf", 20, BOLD, 28)
    for label, value in (
        ("Name", "Friederike Amsel"),
        ("Geburtsdatum", "17.04.1987"),
        ("Anschrift", "Drosselgasse 5, 04109 Leipzig"),
        ("E-Mail", "friederike@amsel.example"),
    ):
        page.put(60, label)
        page.line(190, value)

    def heading(text: str) -> None:
        page.gap(10)
        page.line(60, text, 13, BOLD, 20)

    def row(dates: str, lines: Sequence[str]) -> None:
        page.put(60, dates)
        for number, text in enumerate(lines):
            page.line(190, text, 10, BOLD if number == 0 else "Helvetica")
        page.gap(5)

    heading("Berufserfahrung")
    row(
        "März 2019 – heute",
        [
            "Senior Software Engineer",
            "Kiesel & Sohn GmbH, Leipzig",
            "Python and Go services for warehouse robots",
            "Introduced Kubernetes and ArgoCD in all four teams",
        ],
    )
    row(
        "Okt. 2014 – Feb. 2019",
        [
            "Softwareentwicklerin",
            "Nordlicht Versicherung AG, Hamburg",
            "Java, Spring Boot, Oracle; claims handling for 2 million customers",
        ],
    )
    row(
        "Mai 2013 – Juli 2013",
        ["Praktikantin", "Institut für Moosforschung, Jena", "Image segmentation of moss in MATLAB"],
    )
    heading("Ausbildung")
    row("2011 – 2014", ["Master Informatik", "Technische Universität Saaletal"])
    row("2007 – 2011", ["Bachelor Informatik", "Hochschule Harzblick"])
    row("1998 – 2006", ["Abitur", "Goethe-Gymnasium Wernigerode"])
    heading("Kenntnisse")
    page.lines(
        60,
        [
            "Programmiersprachen: Python, Go, Java, SQL",
            "Werkzeuge: Kubernetes, ArgoCD, PostgreSQL, Kafka",
            "Sprachen: Deutsch (Muttersprache), Englisch (fließend)",
        ],
    )
    heading("Ehrenamt")
    row("seit 2020", ["Vorstand", "Freifunk Leipzig e.V."])
    heading("Hobbys")
    page.lines(60, ["Rudern, Brotbacken, Rust (auf alten Autos)"])
    page.gap(10)
    page.line(60, "Leipzig, den 02.05.2023")
    page.save()


def nurse() -> None:
    """Word, with its own heading styles, dates after a right tab."""
    from docx import Document
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Inches

    made = _dated(Document())
    made.add_heading("Oluwaseun “Seun” Bramwell, RN", 0)
    made.add_paragraph("Band 6 nurse | Pin 00X0000E | seun@bramwell.example | 07700 900 777")

    def head(left: str, right: str) -> None:
        line = made.add_paragraph()
        line.paragraph_format.tab_stops.add_tab_stop(Inches(6), WD_TAB_ALIGNMENT.RIGHT)
        line.add_run(left).bold = True
        line.add_run(f"\t{right}")

    made.add_heading("Personal statement", 1)
    made.add_paragraph("Caring, calm, and quicker with a cannula than with a keyboard.")
    made.add_heading("Employment history", 1)
    head("Senior Staff Nurse, Ward 5 (Cardiology)", "Apr 2019 – Present")
    made.add_paragraph("St Brigid's Hospital NHS Trust, Millbeck")
    for text in (
        "In charge of a ward of 24 beds and a team of seven on nights",
        "Trained 15 new starters on the electronic patient record",
        "Led an audit of falls; falls went down by 30% within a year",
    ):
        made.add_paragraph(text, style="List Bullet")
    head("Staff Nurse, Accident & Emergency", "Sep 2014 – Mar 2019")
    made.add_paragraph("Millbeck General Hospital")
    made.add_paragraph("Triage, resuscitation, and the occasional goose", style="List Bullet")
    head("Healthcare Assistant", "2011 – 2014")
    made.add_paragraph("Rosewood Care Home")
    made.add_paragraph("Washing, feeding, listening", style="List Bullet")
    made.add_heading("Education & registration", 1)
    head("BSc (Hons) Adult Nursing", "2011 – 2014")
    made.add_paragraph("University of Millbeck")
    made.add_paragraph("NMC registration since 2014")
    made.add_heading("Training", 1)
    made.add_paragraph("Immediate Life Support (2022), Safeguarding Adults (2023)")
    made.add_heading("References", 1)
    made.add_paragraph("Sister Jasmine Airflow, Ward 5, St Brigid's Hospital")
    made.save(str(PEOPLE / "nurse.docx"))


def consultant() -> None:
    """Twenty short projects in a table under one employer."""
    from docx import Document

    made = _dated(Document())
    made.add_heading("Project profile: Henrik Solvang", 0)
    made.add_paragraph("Principal consultant, data platforms. Languages: Norwegian, English, German.")
    made.add_heading("Career", 1)
    made.add_paragraph("since 01/2012\tIndependent consultant, Oslo")
    made.add_paragraph("08/2007 – 12/2011\tSenior Developer, Fjordbank ASA, Oslo")
    made.add_paragraph("09/2004 – 07/2007\tDeveloper, Brevduen AS, Bergen")
    made.add_heading("Education", 1)
    made.add_paragraph("1999 – 2004\tM.Sc. Computer Science, Norsk Institutt for Teknologi, Trondheim")
    made.add_heading("Selected projects", 1)
    table = made.add_table(rows=0, cols=3)
    tasks = [
        ("Data vault for claims", "insurer", "Snowflake, dbt"),
        ("Move of batch jobs to the cloud", "railway", "AWS, Terraform"),
        ("Review of a data lake", "retailer", "Spark, Delta Lake"),
        ("Streaming of meter data", "energy company", "Kafka, Flink"),
        ("Reporting for controllers", "bank", "Power BI, SQL Server"),
    ]
    for number in range(20):
        name, client, tools = tasks[number % 5]
        month = 12 * 2023 + 9 - 7 * number
        begin, end = month, month + 4
        row = table.add_row().cells
        row[0].text = f"{begin % 12 + 1:02d}/{begin // 12} – {end % 12 + 1:02d}/{end // 12}"
        row[1].text = f"{name} {number // 5 + 1}"
        row[2].text = f"Client: {client}. Role: architect. {tools}"
    made.add_heading("Skills", 1)
    made.add_paragraph("Snowflake, dbt, Spark, Kafka, Flink, Terraform, AWS, SQL, Python")
    made.save(str(PEOPLE / "consultant.docx"))


def side_bar() -> None:
    """A shaded side bar at the left, longer than the jobs beside it; the jobs go on on the second page."""
    page = Page("side-bar.pdf")
    _bar(page)
    page.lines(20, ["maren@holt.example", "+49 30 5550 1234", "Berlin, Germany"], 9)
    for head, lines in (
        ("Core skills", ["Python", "PyTorch", "Ray", "Kubernetes", "PostgreSQL", "gRPC"]),
        ("Languages", ["German (native)", "English (C1)"]),
        ("Education", ["MSc Computational", "Linguistics", "University of Kirkmoor", "2012 – 2014"]),
        ("", ["BA Linguistics", "University of Kirkmoor", "2009 – 2012"]),
    ):
        page.gap(12)
        if head:
            page.line(20, head, 12, BOLD, 18)
        page.lines(20, lines, 9, 13)
    page.y = 60
    page.line(210, "MAREN HOLT", 22, BOLD, 24)
    page.line(210, "Senior Machine Learning Engineer", 12, ITALIC, 28)
    page.line(210, "Experience", 14, BOLD, 20)
    _job(page, "Senior Machine Learning Engineer", "03/2020 – 11/2024", "Wattle Speech GmbH, Berlin", [
        "Rebuilt the training stack of the recogniser on Ray, runs cost 41 % less",
        "Own the serving layer: 12 models in gRPC services on Kubernetes",
    ])  # fmt: skip
    _job(page, "Machine Learning Engineer", "06/2016 – 02/2020", "Oriole Analytics", [
        "Trained intent classifiers for 9 languages in PyTorch",
        "Wrote nightly jobs that copy transcripts into PostgreSQL",
    ])  # fmt: skip
    _job(page, "Working student, NLP", "2013 – 2014", "Institute for Slow Speech", ["Cleaned transcripts"])
    page.next_page()
    _bar(page)
    page.line(20, "Certificates", 12, BOLD, 18)
    page.lines(20, ["Certified Kubernetes", "Administrator, 2021", "AWS Solutions Architect,", "2019"], 9)
    page.y = 60
    _job(page, "Software Developer", "01/2015 – 05/2016", "Halyard Systems", [
        "Maintained the billing back end in Java",
        "Moved 30 cron scripts to Airflow",
    ])  # fmt: skip
    page.line(210, "Talks", 14, BOLD, 20)
    page.line(214, "• Small models, long audio. PyData Lisbon, 2022", 9.5)
    page.save()


def _bar(page: Page) -> None:
    page.canvas.setFillGray(0.88)
    page.canvas.rect(0, 0, 185, HEIGHT, stroke=0, fill=1)
    page.canvas.setFillGray(0)
    page.y = 60


def _job(page: Page, title: str, dates: str, firm: str, items: Sequence[str]) -> None:
    page.put(210, title, 11, BOLD)
    page.right(575, dates, 9)
    page.gap(13)
    page.line(210, firm, 10, ITALIC, 15)
    page.lines(214, [f"• {item}" for item in items], 9.5, 12.5)
    page.gap(8)


def federal() -> None:
    """As the forms of the United States' government ask for: hours, grade, pay and supervisor of each job."""
    page = Page("federal.pdf")
    serif, bold = "Times-Roman", "Times-Bold"
    page.line(60, "LUCIUS P. WENTWORTH", 14, bold, 16)
    page.line(60, "Country of Citizenship: United States of America · Veterans' Preference: 5 points", 9.5, serif)
    page.line(60, "lucius.wentworth@mail.example · (555) 555-0142", 9.5, serif, 24)
    page.line(60, "WORK EXPERIENCE", 12, bold, 18)
    for office, dates, title, grade, duties in (
        ("Bureau of Quiet Statistics", "06/2015 - 03/2022", "Survey Statistician (Data Science)", "Grade: 13",
         ["Develop imputation models in R and SAS. Present methods to the review board. Automated the",
          "edit process with Python, which saved 300 staff hours a year."]),
        ("Office of Tides", "09/2010 - 05/2015", "IT Specialist (Application Software)", "Grade: 11",
         ["Maintained the tide service in Java. Wrote unit tests and deployment scripts."]),
    ):  # fmt: skip
        page.line(60, office, 10.5, bold, 13)
        page.line(60, "Suitland, MD United States", 10, serif, 13)
        page.line(60, dates, 10, serif, 13)
        page.line(60, "Hours per week: 40", 10, serif, 13)
        page.line(60, title, 10, bold, 13)
        page.line(60, f"Series: 1529 Pay Plan: GS {grade} Salary: $104,000 per year", 10, serif, 13)
        page.line(60, "Supervisor: Ada Ruby (555-555-0199)   Okay to Contact: Yes", 10, serif, 13)
        page.line(60, "Duties, Accomplishments and Related Skills:", 10, "Times-Italic", 13)
        for duty in duties:
            page.line(60, duty, 10, serif, 13)
        page.gap(10)
    page.line(60, "EDUCATION", 12, bold, 18)
    for line in (
        "University of Tarnbrook, Tarnbrook, VA United States",
        "Master's Degree 05/2010",
        "Major: Statistics",
    ):
        page.line(60, line, 10, serif, 13)
    page.gap(6)
    page.line(60, "REFERENCES", 12, bold, 18)
    page.line(60, "Jasper Flink, Office of Tides, Chief of Section, 555-555-0177", 10, serif)
    page.save()


def narrow_left() -> None:
    """Two columns that students like: studies and skills at the left, employer and title on one line at the right."""
    page = Page("narrow-left.pdf")
    page.line(180, "Clementine Dray", 26, step=14)
    page.line(215, "cdray.example | cd@dray.example | 555.0140", 9, step=30)
    top = page.y
    for head, lines in (
        ("EDUCATION", ["UNIVERSITY OF KIRKMOOR", "MEng in Computer Science", "Expected June 2025"]),
        ("COURSEWORK", ["Machine Learning", "Operating Systems", "Compilers"]),
        ("SKILLS", ["Over 5000 lines:", "Java • Python", "Over 1000 lines:", "C++ • Rust • SQL", "Familiar:", "AWS"]),
    ):
        page.line(40, head, 11, BOLD, 15)
        page.lines(40, lines, 9, 12.5)
        page.gap(10)
    page.y = top
    page.line(210, "EXPERIENCE", 11, BOLD, 15)
    for firm, dates, items in (
        ("Pinetree Cloud | Software Engineering Intern", "June 2024 – Sep 2024 | Austin, TX",
         ["Added tracing to the scheduler in Rust; found two deadlocks"]),
        ("Kirkmoor Vision Lab | Undergraduate Researcher", "Sep 2023 – May 2024 | Kirkmoor",
         ["Trained vision transformers on satellite images; mAP 0.64"]),
        ("Corner Bakery | Barista", "2020 – 2022 | Hexley", ["Served customers; opened the shop"]),
    ):  # fmt: skip
        page.line(210, firm, 10, BOLD, 12)
        page.line(210, dates, 9, ITALIC, 13)
        page.lines(210, [f"• {item}" for item in items], 9.5, 12.5)
        page.gap(8)
    page.line(210, "AWARDS", 11, BOLD, 15)
    page.lines(210, ["2023   2nd/94   Kirkmoor Hackathon", "2022   Top 10%  National Contest"], 9.5, 12.5)
    page.save()


def two_clients() -> None:
    """As large service firms have it: jobs in sentences, projects under labels."""
    from docx import Document

    made: Any = _dated(Document())
    for line in ("RESUME", "Name: Arjun Velmurugan", "E-mail: arjun.v@mail.example    Mobile: +91 98765 00000"):
        made.add_paragraph(line)
    _bold(made, "PROFESSIONAL SUMMARY:")
    made.add_paragraph("Having 6+ years of experience in software development using Java/J2EE.", style="List Bullet")
    made.add_paragraph("Willing to learn AWS.", style="List Bullet")
    _bold(made, "WORK EXPERIENCE:")
    made.add_paragraph("Currently working as Senior Software Engineer in Bluegum Infotech Pvt Ltd, Chennai from Aug 2019 to till date.")  # fmt: skip  # noqa: E501
    made.add_paragraph("Worked as Software Engineer in Sandal Softech, Bengaluru from June 2016 to July 2019.")
    _bold(made, "PROJECT DETAILS:")
    for number, (title, client, dates, tools, items) in enumerate(
        (
            ("Claims Portal", "Harbour Insurance", "Jan 2021 – Till date", "Java 8, Spring Boot, Kafka",
             ["Developed REST services for the claims workflow.", "Wrote JUnit test cases."]),
            ("Fare Engine", "Metro Rail Corp", "Sep 2017 – Dec 2020", "Java, Hibernate, MySQL",
             ["Implemented the fare rules module."]),
        ), 1
    ):  # fmt: skip
        _bold(made, f"Project #{number}")
        for line in (f"Title\t: {title}", f"Client\t: {client}", "Role\t: Developer", f"Duration\t: {dates}"):
            made.add_paragraph(line)
        made.add_paragraph(f"Environment\t: {tools}")
        made.add_paragraph("Responsibilities:")
        for item in items:
            made.add_paragraph(item, style="List Bullet")
    _bold(made, "EDUCATION:")
    made.add_paragraph("B.E. (Computer Science) from Kirkmoor Engineering College, 2016 with 78%.")
    made.save(str(PEOPLE / "two-clients.docx"))


def _bold(made: Any, text: str) -> None:
    made.add_paragraph().add_run(text).bold = True


def _dated(made: Any) -> Any:
    from datetime import UTC, datetime

    made.core_properties.created = made.core_properties.modified = datetime(2024, 6, 1, tzinfo=UTC)
    return made


if __name__ == "__main__":
    for make in (
        linkedin,
        europass,
        gutter,
        academic,
        student,
        german,
        nurse,
        consultant,
        side_bar,
        federal,
        narrow_left,
        two_clients,
    ):
        make()
