"""The form: what a person sees beside a field, and that nothing typed is lost."""

import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.factories.contribute import ADDRESS, SAME_SITE, docx, filled, pdf, picture, send
from tests.factories.places import make_county, make_municipality
from tests.factories.topics import make_topic
from tests.pages_of import text
from veeb.contribute.models import Receipt, Upload
from veeb.library.models import Resource
from veeb.tools import office

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _files_in_a_folder_of_their_own(settings, tmp_path):
    settings.STORAGES = {**settings.STORAGES, "private": {**settings.STORAGES["private"]}}
    settings.STORAGES["private"]["OPTIONS"] = {"location": tmp_path, "base_url": None}


def errors_of(answer) -> dict[str, list[str]]:
    """What stands beside each field, by the field's id; the fields are told by what describes them."""
    found = re.findall(r'<div id="id_(\w+)_error">(.*?)</div>', answer.content.decode(), re.DOTALL)
    return {name: [text(line) for line in re.findall(r'<p class="err">(.*?)</p>', part)] for name, part in found}


def summary_of(answer) -> list[str]:
    notice = re.search(r'<ul class="mend">(.*?)</ul>', answer.content.decode(), re.DOTALL)
    return [text(line) for line in re.findall(r"<li>(.*?)</li>", notice[1])] if notice else []


def typed_in(answer, name: str) -> str:
    return unescape(re.search(rf'name="{name}"[^>]*value="([^"]*)"', answer.content.decode())[1])


def test_form_is_the_same_for_everybody_and_sets_no_cookie(client):
    make_topic()

    first, second = client.get(ADDRESS), client.get(ADDRESS)

    assert first.content == second.content
    assert not first.cookies
    assert "Cookie" not in first.headers.get("Vary", "")
    assert "csrf" not in first.text


def test_form_asks_the_same_number_of_questions_of_the_database_for_one_and_many(client, django_assert_max_num_queries):
    for n in range(12):
        make_topic(f"Teema {n}")
        make_municipality(f"Vald {n} vald", county=make_county(f"Maakond {n}", f"Maa {n}"))

    with django_assert_max_num_queries(6):
        client.get(ADDRESS)


def test_empty_form_says_what_is_missing_beside_each_field_and_in_the_summary(client):
    answer = client.post(ADDRESS, {}, **SAME_SITE)

    assert answer.status_code == 422
    assert errors_of(answer) == {
        "kind": ["Vali, mida sa lisad."],
        "title": ["Kirjuta pealkiri."],
        "good_for": ["Kirjuta lause või kaks, milleks see lugejale hea on. Ilma selleta ei leia teised seda üles."],
        "topics": ["Vali vähemalt üks teema."],
        "language": ["Vali keel."],
        "consent": ["Ilma selle nõusolekuta ei tohi me kaastööd avaldada."],
    }
    assert len(summary_of(answer)) == 6
    assert summary_of(answer)[1] == "Pealkiri – Kirjuta pealkiri."
    assert Receipt.objects.count() == 0


def test_nothing_to_read_is_told(client):
    assert errors_of(send(client, link=None)) == {
        "link": ["Lisa link või fail või kirjuta tekst allpool olevasse lahtrisse."]
    }


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("title", "a" * 5000, "Siia mahub kuni 200 märki, praegu on 5000. Lühenda natuke."),
        ("good_for", "ä" * 401, "Siia mahub kuni 400 märki, praegu on 401. Lühenda natuke."),
        ("contact", "liis@", "Kontrolli e-posti aadressi. Õige näeb välja nii: nimi@asutus.ee"),
        ("contact", "liis@example.org\nBcc: x@y.ee", "Kontrolli e-posti aadressi. Õige näeb välja nii: nimi@asutus.ee"),
        ("link", "javascript:alert(1)", "Sellist aadressi me ei tunne."),
        ("link", "data:text/html,x", "Sellist aadressi me ei tunne."),
        ("link", "https://", "Sellist aadressi me ei tunne."),
        ("link", "https://mari:parool@example.org/", "Sellist aadressi me ei tunne."),
        ("link", "https://example.org/" + "a" * 500, "Siia mahub kuni 500 märki"),
        ("kind", "law", "Sellist valikut siin ei ole. Vali loetelust."),
        ("topics", ["999999"], "Sellist valikut siin ei ole. Vali loetelust."),
        ("topics", ["1e9", "\0"], "Sellist valikut siin ei ole. Vali loetelust."),
        ("topics", ["9" * 40], "Sellist valikut siin ei ole. Vali loetelust."),
        ("audiences", ["kuningas"], "Sellist valikut siin ei ole. Vali loetelust."),
        ("county", "999999", "Sellist valikut siin ei ole. Vali loetelust."),
        ("municipality", "999999", "Sellist valikut siin ei ole. Vali loetelust."),
        ("language", "fi", "Sellist valikut siin ei ole. Vali loetelust."),
        ("licence", "minu oma", "Sellist valikut siin ei ole. Vali loetelust."),
        ("year", "2999", "Aasta 2999 on alles ees. Kirjuta ilmumisaasta."),
        ("year", "eelmisel aastal", "Kirjuta aasta nelja numbriga, näiteks 2024."),
        ("year", "99999999999999999999", "Aasta 99999999999999999999 on alles ees."),
        ("year", "17", "Kirjuta aasta nelja numbriga, näiteks 2024."),
    ],
)
def test_bad_value_is_told_beside_its_field_and_the_rest_stays(client, name, value, sentence):
    answer = send(client, **{name: value})

    assert answer.status_code == 422
    assert list(errors_of(answer)) == [name]
    assert errors_of(answer)[name][0].startswith(sentence)
    if name != "title":
        assert typed_in(answer, "title") == "Külamaja soojaks ühe talvega"
    assert Receipt.objects.count() == 0


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [("doi", "11.1234/x", "DOI algab 10-ga, näiteks 10.1000/182. Kui seda pole, jäta tühjaks.")],
)
def test_bad_identifier_of_research_is_told(client, name, value, sentence):
    assert errors_of(send(client, kind="research", **{name: value})) == {name: [sentence]}


def test_isbn_with_a_wrong_digit_is_told(client):
    answer = send(client, kind="book", isbn="978-9949-00-000-1")

    assert errors_of(answer) == {"isbn": ["See ISBN ei klapi. Kontrolli numbreid või jäta tühjaks."]}


def test_more_topics_than_one_thing_can_be_about_are_told(client):
    topics = [make_topic(f"Teema {n}").pk for n in range(6)]

    assert errors_of(send(client, topics=topics)) == {"topics": ["Vali kuni viis kõige olulisemat teemat."]}


def test_municipality_of_another_county_is_told_by_name(client):
    voru = make_county("Võru maakond", "Võrumaa")
    rae = make_municipality("Rae vald", county=make_county("Harju maakond", "Harjumaa"))

    answer = send(client, county=voru.pk, municipality=rae.pk)

    assert errors_of(answer) == {
        "municipality": ["Rae vald asub mujal: Harju maakond. Vali sobiv paar või jäta maakond tühjaks."]
    }


def test_municipality_alone_brings_its_county(client):
    rae = make_municipality("Rae vald")

    send(client, municipality=rae.pk)

    assert Resource.objects.get().county == rae.county


def test_mistake_in_a_field_of_another_kind_is_passed_over(client):
    answer = send(client, kind="practice", done="Panime ahju.", year="2999", doi="jama")

    assert answer.status_code == 303
    assert Resource.objects.get().year is None


def test_nul_and_hidden_characters_fall_away(client):
    send(client, title="Küla\0maja\u202e soe\u200b", good_for="Rida\r\nkaks\0", settlement="\ufeffLüllemäe")

    resource = Resource.objects.get()
    assert (resource.title_et, resource.good_for_et, resource.settlement) == ("Külamaja soe", "Rida\nkaks", "Lüllemäe")


def test_address_without_its_beginning_gets_one(client):
    send(client, link="www.kulamaja.example.org/soe")

    assert Resource.objects.get().link == "https://www.kulamaja.example.org/soe"


@pytest.mark.parametrize(
    ("upload", "sentence"),
    [
        (SimpleUploadedFile("arve.pdf", b"<html><script>"), "„arve.pdf“: See on veebileht või joonis (HTML, SVG)"),
        (SimpleUploadedFile("märk.svg", b"<svg/>"), "„märk.svg“: See on veebileht või joonis (HTML, SVG)"),
        (docx("pomm.docx", **{"word/a": b"\0" * (office.SMALL * 2)}), "„pomm.docx“: Fail paisub avades liiga suureks."),
        (SimpleUploadedFile("tühi.pdf", b""), "„tühi.pdf“: Fail on tühi."),
    ],
    ids=lambda value: getattr(value, "name", ""),
)
def test_bad_file_is_told_by_name_beside_the_field(client, upload, sentence):
    answer = send(client, files=[upload])

    assert answer.status_code == 422
    assert errors_of(answer)["files"][0].startswith(sentence)
    assert Upload.objects.count() == 0


def test_too_large_file_is_told(client, settings):
    settings.CONTRIBUTE_MAX_FILE_MB = 1

    answer = send(client, files=[pdf("suur.pdf", b"%PDF" + b"x" * 1024**2)])

    assert errors_of(answer) == {"files": ["„suur.pdf“: Fail on liiga suur. Ühe faili suurim maht on 1 MB."]}


def test_files_that_are_too_large_together_are_told_before_they_are_read(client, settings):
    settings.CONTRIBUTE_MAX_FILE_MB = settings.CONTRIBUTE_MAX_FILES = 1
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000

    answer = send(client, files=[pdf("suur.pdf", b"%PDF" + b"x" * 1024**2)])

    assert answer.status_code == 413
    assert "Failid on kokku liiga suured" in text(answer.content.decode())


def test_more_files_than_a_form_can_carry_are_told_in_words(client):
    answer = send(client, files=[pdf(f"{n}.pdf") for n in range(101)])

    assert answer.status_code == 413
    assert "Kuni 5 faili, igaüks kuni 20 MB" in text(answer.content.decode())


def test_too_many_files_are_told(client):
    answer = send(client, files=[pdf(f"{n}.pdf") for n in range(6)])

    assert errors_of(answer) == {"files": ["Korraga saab lisada kuni 5 faili. Praegu on neid 6."]}


def test_file_with_news_is_told(client):
    answer = send(client, kind="news", files=[pdf()])

    assert errors_of(answer) == {"files": ["Uudisele faile lisada ei saa. Lisa link või kirjuta tekst."]}


def test_good_files_need_not_be_chosen_again_after_a_mistake_elsewhere(client):
    answer = send(client, title="", files=[pdf("plaan.pdf"), picture("foto.jpg")])
    keys = re.findall(r'name="kept" value="([^"]+)" checked><span>(\S+)', answer.content.decode())

    done = send(client, kept=[key for key, _name in keys])

    assert [name for _key, name in keys] == ["plaan.pdf", "foto.jpg"]
    assert done.status_code == 303
    assert [file.name for file in Resource.objects.get().files.all()] == ["plaan.pdf", "foto.jpg"]


def test_good_file_is_kept_when_the_one_beside_it_is_refused(client):
    answer = send(client, files=[pdf("hea.pdf"), SimpleUploadedFile("halb.pdf", b"MZ programm")])

    assert errors_of(answer)["files"] == ["„halb.pdf“: See on programm. Programme me vastu ei võta."]
    assert [upload.name for upload in Upload.objects.all()] == ["hea.pdf"]
    assert ">hea.pdf " in answer.content.decode()


def test_kept_file_whose_box_was_unchecked_stays_behind(client):
    send(client, title="", files=[pdf("plaan.pdf")])

    send(client)

    assert Resource.objects.get().files.count() == 0


def test_key_of_a_file_that_is_gone_is_told(client):
    answer = send(client, kept=["olematu"])

    assert errors_of(answer) == {"files": ["Üks varem lisatud failidest ei ole enam alles. Vali see uuesti."]}


def test_file_lies_in_the_private_folder_under_a_name_of_ours(client, tmp_path):
    send(client, files=[pdf("../../minu salajane plaan.pdf")])

    path = Resource.objects.get().files.get().file.name
    assert re.fullmatch(r"20\d\d/[0-9a-f]{32}\.pdf", path)
    assert (tmp_path / path).read_bytes() == b"%PDF-1.4\nkolm sammu"
    assert client.get(f"/meedia/{path}").status_code == 404


def test_what_was_typed_is_shown_as_words_never_as_markup(client):
    answer = send(client, title="<script>alert(1)</script>", good_for="", kept=['"><b>'])

    assert "<script>alert(1)" not in answer.content.decode()
    assert typed_in(answer, "title") == "<script>alert(1)</script>"


def test_form_sent_from_another_site_is_refused(client):
    foreign = client.post(ADDRESS, filled(), headers={"Sec-Fetch-Site": "cross-site"})
    older_browser = client.post(ADDRESS, filled(), headers={"Origin": "https://kuri.example"})

    assert (foreign.status_code, older_browser.status_code) == (403, 403)
    assert Receipt.objects.count() == 0


@pytest.mark.parametrize("prefix", ["", "/ru", "/en"])
def test_form_is_there_in_every_language(client, prefix):
    assert client.get(f"{prefix}/panusta/").status_code == 200


@pytest.mark.parametrize("field", ["kept", "topics", "county", "municipality", "client_key", "kind", "honeypot"])
def test_nul_in_a_field_is_no_fault_of_ours(client, field):
    answer = send(client, **{field: "\0"})

    assert answer.status_code in {303, 422}
