"""A rule in plain words."""

import pytest
from django.utils import translation

from veeb.tools.rule_words import in_words


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("", ""),
        ("FREQ=DAILY;COUNT=5", "iga päev, 5 korda"),
        ("FREQ=DAILY;INTERVAL=2", "igal teisel päeval"),
        ("FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR", "tööpäeviti"),
        ("FREQ=DAILY;BYDAY=SA,SU", "laupäeviti ja pühapäeviti"),
        ("FREQ=WEEKLY;COUNT=1", "iga nädal, 1 kord"),
        ("FREQ=WEEKLY;INTERVAL=2", "igal teisel nädalal"),
        ("FREQ=WEEKLY;INTERVAL=3;BYDAY=WE,MO,FR", "iga 3 nädala järel esmaspäeviti, kolmapäeviti ja reedeti"),
        ("FREQ=WEEKLY;BYDAY=MO;UNTIL=20261212", "iga nädal esmaspäeviti kuni 12. detsember 2026"),
        ("FREQ=WEEKLY;BYDAY=TU;UNTIL=20270328T180000", "iga nädal teisipäeviti kuni 28. märts 2027"),
        ("FREQ=MONTHLY", "iga kuu"),
        ("FREQ=MONTHLY;BYDAY=-1SU", "iga kuu viimasel pühapäeval"),
        ("FREQ=MONTHLY;BYDAY=+1SA,3SA", "iga kuu esimesel laupäeval ja kolmandal laupäeval"),
        ("FREQ=MONTHLY;BYDAY=TH;BYSETPOS=2", "iga kuu teisel neljapäeval"),
        ("FREQ=MONTHLY;BYMONTHDAY=15", "iga kuu 15. kuupäeval"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1;INTERVAL=2", "igal teisel kuul viimasel päeval"),
        ("FREQ=YEARLY", "igal aastal"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=24", "igal aastal (24. veebruar)"),
        ("FREQ=YEARLY;INTERVAL=4", "iga 4 aasta järel"),
        ("FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", "kordub"),
        ("FREQ=YEARLY;BYMONTH=2,6;BYMONTHDAY=30", "kordub"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1", "kordub"),
        ("FREQ=MONTHLY;BYMONTHDAY=1,15", "kordub"),
        ("FREQ=MONTHLY;BYMONTHDAY=-2", "kordub"),
        ("FREQ=MONTHLY;BYDAY=5MO", "kordub"),
        ("FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1", "kordub"),
        ("FREQ=DAILY;INTERVAL=2;BYDAY=MO", "kordub"),
        ("FREQ=SECONDLY", "kordub"),
        ("iga nädal", "kordub"),
    ],
)
def test_rule_is_told_in_words(rule, words):
    with translation.override("et"):
        assert in_words(rule) == words
