"""What may come in, told by its content; what may not, told in a sentence."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from tests.factories.contribute import archive, docx, pdf, picture
from veeb.tools import files, office
from veeb.tools.refusals import Refused

MB = 1024**2
ODT = b"application/vnd.oasis.opendocument.text"


def look(upload, max_bytes=20 * MB):
    return files.check(upload, max_bytes=max_bytes)


def refusal(upload, max_bytes=20 * MB) -> str:
    with pytest.raises(Refused) as refused:
        look(upload, max_bytes)
    return " ".join(refused.value.messages)


def named(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


@pytest.mark.parametrize(
    ("upload", "suffix"),
    [
        (pdf(), "pdf"),
        (docx(), "docx"),
        (archive("a.xlsx", {"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b""}), "xlsx"),
        (archive("a.pptx", {"[Content_Types].xml": b"<Types/>", "ppt/presentation.xml": b""}), "pptx"),
        (archive("a.odt", {"mimetype": ODT, "content.xml": b""}), "odt"),
        (archive("a.ods", {"mimetype": ODT.replace(b"text", b"spreadsheet")}), "ods"),
        (archive("a.odp", {"mimetype": ODT.replace(b"text", b"presentation")}), "odp"),
        (named("a.txt", "Külavanem räägib: õ ä ö ü š ž".encode()), "txt"),
        (named("a.csv", "küla;elanikke\nRõuge;12\n".encode()), "csv"),
        (picture("a.jpg"), "jpg"),
        (picture("a.png", kind="PNG"), "png"),
        (picture("a.webp", kind="WEBP"), "webp"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_allowed_kind_is_told_by_its_content(upload, suffix):
    checked = look(upload)

    assert (checked.suffix, checked.media_type) == (suffix, files.MEDIA_TYPES[suffix])
    assert checked.size == len(checked.file.read())


def test_name_takes_the_suffix_of_the_content_and_loses_its_folders():
    assert look(named("C:\\Mari\\..\\plaan\u202efdp.exe", b"%PDF-1.4 x")).name == "plaanfdp.pdf"
    assert look(pdf("../../etc/passwd")).name == "passwd.pdf"
    assert look(pdf("...")).name == "fail.pdf"
    assert len(look(pdf("ä" * 500 + ".pdf")).name) == files.NAME_LENGTH + len(".pdf")


@pytest.mark.parametrize(
    ("upload", "sentence"),
    [
        (named("a.pdf", b"<!DOCTYPE html><script>alert(1)</script>"), "See on veebileht või joonis"),
        (named("a.pdf", b"\xef\xbb\xbf\n <html><body>"), "See on veebileht või joonis"),
        (named("a.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>"), "See on veebileht või joonis"),
        (named("a.svg", b"<?xml version='1.0'?><svg/>"), "See on veebileht või joonis"),
        (named("a.txt", b"Tere!\n<script>alert(1)</script>"), "See on veebileht või joonis"),
        (named("a.txt", b"<!-- x --><svg onload='alert(1)'>"), "See on veebileht või joonis"),
        (named("a.html", b"tavaline tekst"), "See on veebileht või joonis"),
        (named("a.pdf", b"MZ\x90\x00programm"), "See on programm"),
        (named("a.txt", b"\x7fELF\x02\x01"), "See on programm"),
        (named("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1vana"), "See on vana Office’i vorming"),
        (archive("a.zip", {"a.txt": b"x"}), "See on pakitud fail"),
        (docx(**{"word/vbaProject.bin": b"x"}), "Failis on makrod"),
        (archive("a.docx", {"[Content_Types].xml": b"x macroEnabled", "word/document.xml": b""}), "Failis on makrod"),
        (archive("a.odt", {"mimetype": ODT, "Basic/Standard/Module1.xml": b"x"}), "Failis on makrod"),
        (named("a.docx", b"PK\x03\x04katki"), "Faili ei saa avada"),
        (named("a.py", b"print('tere')"), "Sellist failivormingut me vastu ei võta"),
        (named("a.mp3", b"ID3\x03\x00\x00\x00\x00\x00\x00"), "Sellist failivormingut me vastu ei võta"),
        (named("a.csv", "küla".encode("cp1257")), "Tekstifail peab olema UTF-8"),
        (named("a.txt", b"a\x00b"), "Sellist failivormingut me vastu ei võta"),
        (named("a.jpg", b"\xff\xd8\xff\xe0katkine pilt"), "Pilti ei saa avada"),
        (named("a.pdf", b""), "Fail on tühi."),
    ],
    ids=lambda value: value if isinstance(value, str) else value.name,
)
def test_refused_kind_is_told_in_a_sentence(upload, sentence):
    assert refusal(upload).startswith(sentence)


def test_too_large_file_says_how_large_it_may_be():
    assert (
        refusal(pdf(content=b"%PDF" + b"x" * MB), max_bytes=MB) == "Fail on liiga suur. Ühe faili suurim maht on 1 MB."
    )


def test_zip_bomb_is_refused_without_unpacking():
    bomb = docx(**{"word/media/a.bin": b"\0" * (office.SMALL + MB)})

    assert bomb.size < MB
    assert refusal(bomb).startswith("Fail paisub avades liiga suureks")


def test_archive_with_endless_parts_is_refused(monkeypatch):
    monkeypatch.setattr(office, "MAX_PARTS", 3)

    assert refusal(docx(a=b"", b=b"")).startswith("Fail paisub avades liiga suureks")


def test_picture_loses_its_place_and_camera_and_is_turned_upright():
    exif = Image.Exif()
    exif[0x0112] = 6  # lies on its side
    exif[0x010F] = "Kaamera 3000"
    exif.get_ifd(0x8825)[1] = "N"

    checked = look(picture(size=(60, 40), exif=exif.tobytes()))
    kept = Image.open(io.BytesIO(checked.file.read()))

    assert kept.size == (40, 60)
    assert dict(kept.getexif()) == {}


def test_picture_with_odd_notes_of_the_camera_comes_in_upright():
    exif = Image.Exif()
    exif[0x0112] = 6  # lies on its side
    exif[0x010F] = "Kaamera 3000"
    odd = exif.tobytes().replace(b"\x01\x0f\x00\x02", b"\x01\x00\x00\x02")  # its name stands where a width should

    kept = Image.open(look(picture(size=(60, 40), exif=odd)).file)

    assert kept.size == (40, 60)


@pytest.mark.parametrize("place", range(35, 60, 3))
def test_damaged_archive_is_refused(place):
    whole = docx(**{"[Content_Types].xml": bytes(range(256)) * 4}).read()

    damaged = whole[:place] + b"\xff\xff\xff" + whole[place + 3 :]

    assert refusal(named("katki.docx", damaged)).startswith("Faili ei saa avada")


def test_large_picture_becomes_smaller():
    kept = Image.open(look(picture(size=(5000, 100))).file)

    assert kept.size == (4000, 80)


def test_picture_with_too_many_points_is_refused_before_it_is_drawn(monkeypatch):
    monkeypatch.setattr("veeb.tools.pictures.MAX_PIXELS", 1000)

    assert refusal(picture()).startswith("Pildil on liiga palju punkte")


def test_see_through_picture_stays_see_through():
    out = io.BytesIO()
    Image.new("RGBA", (4, 4), (255, 0, 0, 0)).save(out, "PNG")

    kept = Image.open(look(named("märk.png", out.getvalue())).file)

    assert kept.getpixel((0, 0))[3] == 0


def test_same_file_gives_the_same_hash_twice():
    assert look(picture()).sha256 == look(picture()).sha256
