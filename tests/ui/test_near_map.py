"""A map of things nearby: what is drawn, what is only listed, what stands together."""

import re
from itertools import pairwise

import pytest
from django.template import Context, Template

from veeb.ui.near_map import Point, draw

TARTU, VORU = (58.378, 26.729), (57.834, 27.017)


def in_tartu(name, **more):
    return Point(name, f"/{name}/", *TARTU, place="Tartu linn", **more)


def in_voru(name, **more):
    return Point(name, f"/{name}/", *VORU, place="Võru linn", **more)


def render(points, **more):
    values = {"points": points, "title": "Kogukonnad", **more}
    return Template("{% load ui %}{% near_map points title %}").render(Context(values))


def parts(html):
    """The picture and the list."""
    picture, _, rest = html.partition("</svg>")
    return picture, rest


def links(html):
    return re.findall(r'<a href="([^"]+)"', html)


def test_every_point_is_a_link_on_the_picture_and_in_the_list():
    picture, listed = parts(render([in_tartu("selts"), in_voru("talu")]))

    assert links(picture) == ["/selts/", "/talu/"]
    assert links(listed) == ["/selts/", "/talu/"]


def test_links_of_the_picture_say_what_they_lead_to():
    picture, _ = parts(render([in_tartu("selts", kind="küla"), in_voru("talu")]))

    assert re.findall(r'<a [^>]*aria-label="([^"]+)"', picture) == ["selts, küla", "talu"]
    assert 'role="group" aria-label="Kogukonnad"' in picture


def test_what_stands_in_one_place_is_one_marker_that_leads_to_its_list():
    picture, listed = parts(render([in_tartu("selts"), in_voru("talu"), in_tartu("ühistu")]))

    assert links(picture) == ["#kaart-1", "/talu/"]
    assert 'aria-label="Tartu linn: 2"' in picture
    assert '<li id="kaart-1">Tartu linn' in listed
    assert links(listed) == ["/selts/", "/ühistu/", "/talu/"]


@pytest.mark.parametrize("where", [{}, {"lat": 58.4}, {"lat": 0.0, "lon": 0.0}, {"lat": 26.729, "lon": 58.378}])
def test_what_has_no_place_in_estonia_is_listed_only(where):
    picture, listed = parts(render([in_tartu("selts"), Point("võrgus", "/võrgus/", **where)]))

    assert links(picture) == ["/selts/"]
    assert links(listed) == ["/selts/", "/võrgus/"]


def test_without_any_place_there_is_a_list_and_no_picture():
    html = render([Point("võrgus", "/võrgus/")])

    assert links(html) == ["/võrgus/"]
    assert "<svg" not in html
    assert "ligikaudsed" not in html


def test_map_says_that_its_borders_are_rough():
    assert "Kogukonnad. Piirid on ligikaudsed." in render([in_tartu("selts")])


def test_names_are_escaped_and_nothing_is_styled_in_the_markup():
    html = render([in_tartu('<b>"selts"</b>')])

    assert "<b>" not in html
    assert "style=" not in html


def test_picture_is_cut_to_its_points():
    near, far = draw([in_tartu("selts")]), draw([in_tartu("selts"), Point("saar", "/saar/", 58.25, 22.48)])

    assert "Tartu" in {land.name for land in near.lands}
    assert "Saare" not in {land.name for land in near.lands}
    assert {"Saare", "Pärnu", "Viljandi", "Tartu"} <= {land.name for land in far.lands}


def test_markers_stand_inside_the_picture_and_as_on_the_ground():
    drawn = draw([in_tartu("selts"), in_voru("talu"), Point("linn", "/linn/", 59.437, 24.745)])
    tartu, voru, tallinn = (marker.spot for marker in drawn.markers)

    assert tallinn.y < tartu.y < voru.y
    assert tallinn.x < tartu.x < voru.x
    assert all(0 < spot.x < drawn.width and 0 < spot.y < drawn.height for spot in (tartu, voru, tallinn))


def test_names_do_not_lie_on_one_another():
    close = [Point(f"Näidisküla {n}", f"/{n}/", 58.378 + n / 50, 26.729) for n in range(8)]

    names = [name for name in draw(close).names if not name.is_land]

    assert names
    rows = sorted(name.spot.y for name in names if name.anchor == "start")
    assert all(below - above >= 16 for above, below in pairwise(rows))


def test_name_too_long_for_the_picture_stands_in_the_list_alone():
    long = "Väga pika nimega külaselts, mis ei mahu ühelegi kaardile"

    picture, listed = parts(render([in_tartu(long)]))

    assert f">{long}</text>" not in picture
    assert long in listed


def test_larger_map_is_offered_where_there_is_a_picture_and_fetches_from_here_alone():
    html = render([in_tartu("selts")])

    assert "hidden data-near-map" in html
    assert 'data-tiles=""' in html
    assert "data-near-map" not in render([Point("võrgus", "/võrgus/")])


def test_larger_map_gets_the_tiles_of_the_setting(settings):
    settings.MAP_TILES, settings.MAP_ATTRIBUTION = "https://kaart.example/{z}/{x}/{y}.png", "© Näidis"

    html = render([in_tartu("selts")])

    assert 'data-tiles="https://kaart.example/{z}/{x}/{y}.png" data-attribution="© Näidis"' in html
