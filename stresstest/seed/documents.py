"""Files: tables, plain text, PDF and archives, each with another content."""

import csv
import io
import zipfile
from random import Random

from stresstest.seed.texts import line

_OBJECTS = (
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> >> >>",
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
)


def document(number: int) -> tuple[bytes, str, str]:
    """Give the bytes, the content type and the usual name ending of file 1, 2, 3 …"""
    random = Random(f"document {number}")
    rows = random.randrange(20, 400)
    match number % 4:
        case 0:
            return _table(random, rows), "text/csv", "csv"
        case 1:
            return _pdf([f"Report {number}", *(f"{random.random():.9f}" for _ in range(40))]), "application/pdf", "pdf"
        case 2:
            return _lines(random, rows), "text/plain", "txt"
        case _:
            return _archive(_table(random, rows)), "application/zip", "zip"


def _table(random: Random, rows: int) -> bytes:
    content = io.StringIO()
    table = csv.writer(content)
    table.writerow(["id", "name", "amount"])
    table.writerows((place, line(random.randrange(100)), round(random.random() * 1000, 2)) for place in range(rows))
    return content.getvalue().encode()


def _lines(random: Random, rows: int) -> bytes:
    return "\n".join(f"{random.randrange(10**6):06d} {line(random.randrange(100))}" for _ in range(rows)).encode()


def _archive(content: bytes) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as bundle:
        bundle.writestr(zipfile.ZipInfo("table.csv", (2026, 2, 23, 10, 0, 0)), content)
    return archive.getvalue()


def _pdf(lines: list[str]) -> bytes:
    """Give one page of text (ISO 32000-1, section 7.5: header, objects, cross-reference table, trailer)."""
    page = "BT /F1 12 Tf 14 TL 72 770 Td " + " ".join(f"({text}) Tj T*" for text in lines) + " ET"
    content = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate((*_OBJECTS, f"<< /Length {len(page)} >>\nstream\n{page}\nendstream"), start=1):
        places.append(len(content))
        content += f"{number} 0 obj\n{body}\nendobj\n".encode()
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(places) + 1
    trailer = f"trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{len(content)}\n%%EOF\n"
    return bytes(content + f"xref\n0 {size}\n0000000000 65535 f \n{table}{trailer}".encode())
