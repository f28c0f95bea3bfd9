"""Charts: round numbers at the axes, everything on the sheet, and XML that is well formed."""

from datetime import date, timedelta
from xml.etree import ElementTree

import pytest

from smsgate.web import charts
from smsgate.web.charts import Series

DAYS = [date(2026, 11, 1) + timedelta(days=at) for at in range(30)]


@pytest.mark.parametrize(
    ("top", "found"),
    [
        (0, (0, 1)),
        (1, (0, 1)),
        (4, (0, 1, 2, 3, 4)),
        (7, (0, 2, 4, 6, 8)),
        (10, (0, 5, 10)),
        (120, (0, 50, 100, 150)),
        (999_999, (0, 500_000, 1_000_000)),
    ],
)
def test_ticks_are_round_and_reach_the_top(top, found):
    assert charts.ticks(top) == found


def test_columns_stand_on_the_floor_and_rise_with_their_value():
    chart = charts.columns(DAYS, Series("Seekers", list(range(30)), "seekers"))
    assert len(chart.columns) == 29
    assert all(round(one.y + one.height, 1) == chart.floor for one in chart.columns)
    heights = [one.height for one in chart.columns]
    assert heights == sorted(heights)
    assert all(chart.left <= one.x <= chart.right - one.width for one in chart.columns)


def test_lines_have_a_point_for_each_day_on_the_sheet():
    chart = charts.lines(DAYS, [Series("In", [5] * 30, "in"), Series("Out", [10] * 30, "out")])
    points = [tuple(map(float, pair.split(","))) for pair in chart.lines[1].points.split()]
    assert len(points) == 30
    assert {y for _, y in points} == {12.0}
    assert all(chart.left <= x <= chart.right for x, _ in points)


def test_the_last_day_is_named_and_no_more_than_can_be_read(app):
    with app.test_request_context("/"):
        named = charts.columns(DAYS, Series("x", [0] * 30, "")).days
    assert named[-1].label == "30 Nov"
    assert len(named) == 5


def test_a_sheet_without_days_or_values_is_drawn_all_the_same():
    assert charts.lines([], [Series("x", [], "")]).lines[0].points == ""
    assert charts.columns(DAYS[:1], Series("x", [0], "")).columns == ()


@pytest.mark.parametrize(("value", "most", "found"), [(0, 9, 0), (1, 10_000, 1), (5, 10, 50)])
def test_a_bar_can_be_seen_where_there_is_something(value, most, found):
    assert charts.share(value, most) == found


def test_the_map_has_the_ten_districts_shaded_by_value():
    found = charts.district_map(("16.11",), {"16.11.02": 1, "16.11.04": 40})
    steps = {shape.code: shape.step for shape in found.shapes}
    assert (len(steps), steps["16.11.02"], steps["16.11.04"], steps["16.11.09"]) == (10, 1, 4, 0)
    assert found.legend == ((1, 10), (11, 20), (21, 30), (31, 40))


@pytest.mark.parametrize("served", [("16.04",), ("16.11", "16.04")])
def test_a_region_whose_outlines_are_not_shipped_has_no_map(served):
    assert charts.district_map(served, {}) is None


def test_what_is_drawn_is_well_formed_xml(app):
    page = app.jinja_env.from_string(
        '{% from "staff/charts.html" import chart, map with context %}'
        '<div>{{ chart(lines, "a", "<T> & co", "said") }}{{ chart(columns, "b", "T", "said") }}'
        '{{ map(map_, "c", "T", "said", names, names) }}</div>'
    )
    map_ = charts.district_map(("16.11",), {"16.11.02": 3})
    with app.test_request_context("/"):
        drawn = page.render(
            lines=charts.lines(DAYS, [Series("A & B", list(range(30)), "in")]),
            columns=charts.columns(DAYS, Series("C", list(range(30)), "")),
            map_=map_,
            names={shape.code: "Tebing & Tinggi" for shape in map_.shapes},
        )
    svg = "{http://www.w3.org/2000/svg}"
    root = ElementTree.fromstring(drawn)  # noqa: S314 (our own)
    assert len(root.findall(f".//{svg}polyline")) == 1
    assert len(root.findall(f".//{svg}a")) == 10
    assert root.find(f".//{svg}title").text == "<T> & co"
    assert "style=" not in drawn
