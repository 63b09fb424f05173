"""Numbers by which somebody is reached stand on a card and nowhere in public."""

import pytest

from facilitate.register.doer import ORGANISER
from facilitate.register.needs.blotting import blotted
from facilitate.register.needs.needs import one
from facilitate.register.rooms import cards_deeds as deeds
from tests.register.test_cards import card, leave
from tests.register.world import Kept

TOLD = "楼下漏水，打 13812345678，微信 lily_88，身份证 11010119580101123X"


@pytest.mark.parametrize(
    ("text", "public"),
    [
        (TOLD, "楼下漏水，打 ***，微信 ***，身份证 ***"),
        ("电话:138 1234 5678或8613812345678", "电话:***或***"),
        ("座机01062345678", "座机***"),
        ("write to li.hua@example.org or QQ: 123456789", "write to *** or QQ: ***"),
        ("拨12345热线，2026年11月21日 14:30，预算600000元", "拨12345热线，2026年11月21日 14:30，预算600000元"),
        (
            "微信支付不会用，微信群太吵，wechat payments are hard",
            "微信支付不会用，微信群太吵，wechat payments are hard",
        ),
    ],
)
def test_numbers_of_people_are_blotted_out_and_other_numbers_stay(text: str, public: str) -> None:
    assert blotted(text) == public


def test_a_card_keeps_its_words_and_the_need_gets_them_without_numbers(house: Kept) -> None:
    id = leave(house, TOLD, words={"place": "二单元 13812345678", "asked": "请打 13812345678"})

    need = deeds.register_it(house.book, ORGANISER, house.community, id, "楼下漏水", "pipes_water").answer

    sheet = house.book.read(lambda c: one(c, house.community, need))
    assert card(house, id).text == TOLD
    assert sheet.row["place"] == "二单元 ***"
    assert [said["words"] for said in sheet.sources] == [blotted(TOLD)]
    assert "13812345678" not in str([dict(row) for table in ("needs", "sources") for row in house.rows(table)])
