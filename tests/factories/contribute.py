"""Contributions for tests: a filled form, and a receipt made through the ordinary actions."""

import io
import zipfile
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from veeb.contribute import actions
from veeb.contribute.actions import Sending
from veeb.contribute.models import Receipt
from veeb.records.candidates import Candidate
from veeb.topics.models import Topic

from .topics import make_topic

ADDRESS = "/panusta/"
# A browser of ours says where the form was sent from.
SAME_SITE = {"headers": {"Sec-Fetch-Site": "same-origin"}}


def any_topic() -> Topic:
    return Topic.objects.first() or make_topic("Kerksuskeskus")


def filled(**changes) -> dict:
    """A guide with a link, as a person with JavaScript would send it; None takes a field away."""
    data = {
        "kind": "guide",
        "title": "Külamaja soojaks ühe talvega",
        "good_for": "Näitab, kuidas väike küla sai oma maja soojaks.",
        "link": "https://kulamaja.example.org/soe",
        "topics": [any_topic().pk],
        "language": "et",
        "contact": "liis@example.org",
        "consent": "on",
        "client_key": str(uuid4()),
        "seconds": "240",
    }
    return {name: value for name, value in {**data, **changes}.items() if value is not None}


def send(client, **changes):
    """Send a filled form; returns the answer as it comes, redirects not followed."""
    return client.post(ADDRESS, filled(**changes), **SAME_SITE)


def make_receipt(*, contact: str = "liis@example.org", language: str = "et", **candidate) -> Receipt:
    """The receipt of a contribution that came in and waits for its reviewer; `candidate` fields as in Candidate."""
    values = {"kind": "guide", "title": "Külamaja soojaks ühe talvega", "good_for": "Annab sooja.", **candidate}
    values.setdefault("topics", (any_topic().pk,))
    values.setdefault("details", {"body": f"Lugu {uuid4()}"})
    receipt, _is_new = actions.receive(Sending(candidate=Candidate(**values), contact=contact, language=language))
    return Receipt.objects.get(pk=receipt.pk)


def pdf(name: str = "juhend.pdf", content: bytes = b"%PDF-1.4\nkolm sammu") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "application/pdf")


def archive(name: str, parts: dict[str, bytes]) -> SimpleUploadedFile:
    """A zip archive, such as an office file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for part, content in parts.items():
            packed.writestr(part, content)
    return SimpleUploadedFile(name, out.getvalue())


def docx(name: str = "juhend.docx", **more: bytes) -> SimpleUploadedFile:
    """The least that a Word file is."""
    return archive(name, {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:document/>", **more})


def picture(
    name: str = "foto.jpg", *, size: tuple[int, int] = (60, 40), kind: str = "JPEG", **more
) -> SimpleUploadedFile:
    out = io.BytesIO()
    Image.new("RGB", size, "seagreen").save(out, kind, **more)
    return SimpleUploadedFile(name, out.getvalue())
