"""Ballots of every type on the phone: marked, put in the box, changed, and what is not allowed said first."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.sending import acts, sent

Phone = Callable[..., Page]


def test_a_vote_is_marked_put_in_the_box_and_changed(phone: Phone) -> None:
    page = phone("yesno")

    page.get_by_role("radio", name="赞成").click()
    page.get_by_role("button", name="投进票箱").click()
    expect(page.locator(".receipt")).to_contain_text("赞成")
    page.get_by_role("button", name="改一改").click()
    page.get_by_role("radio", name="反对").click()
    page.get_by_role("button", name="投进票箱").click()

    choices = [args["choice"] for _verb, args in sent(page, 2)]
    assert choices == ["for", "against"]


def test_an_empty_sheet_is_not_put_in_the_box(phone: Phone) -> None:
    page = phone("yesno")

    page.get_by_role("button", name="投进票箱").click()

    expect(page.get_by_role("alert")).to_contain_text("请先选一个")
    assert acts(page) == []


def test_what_can_never_be_changed_is_asked_twice(phone: Phone) -> None:
    page = phone("yesno_abstain")
    page.get_by_role("radio", name="弃权").click()

    page.get_by_role("button", name="投进票箱").click()
    assert acts(page) == []
    page.get_by_role("button", name="就这样投").click()

    assert sent(page) == [["vote", {"ballot": "b7", "choice": "abstain"}]]
    expect(page.get_by_role("button", name="改一改")).to_have_count(0)


def test_the_last_voter_is_told_why_she_waits(phone: Phone) -> None:
    page = phone("vote_last")

    expect(page.locator(".why")).to_contain_text("您最后投")
    expect(page.get_by_role("radio")).to_have_count(0)


def test_several_questions_are_a_list_and_one_leads_to_the_next(phone: Phone) -> None:
    page = phone("several")
    expect(page.locator(".question-row")).to_have_count(3)

    page.locator(".question-row").first.click()
    page.get_by_role("radio", name="赞成").click()
    page.get_by_role("button", name="投进票箱").click()
    page.get_by_role("link", name="下一条").click()

    expect(page.locator("h1")).to_contain_text("活动室夜里开到十点")


def test_a_level_that_stops_the_proposal_asks_for_its_reason(phone: Phone) -> None:
    page = phone("levels")
    page.get_by_role("radio", name="反对，必须拦住").click()
    page.get_by_role("button", name="投进票箱").click()
    expect(page.get_by_role("alert")).to_contain_text("请写一句")

    page.get_by_role("textbox", name="理由").fill("夜里清运太吵")
    page.get_by_role("button", name="投进票箱").click()

    assert sent(page)[0][1]["choice"] == {"level": "block", "why": "夜里清运太吵"}


def test_a_consent_against_says_why(phone: Phone) -> None:
    page = phone("consent")
    page.get_by_role("radio", name="反对").click()
    page.get_by_role("textbox", name="理由").fill("经费没有着落")

    page.get_by_role("button", name="投进票箱").click()

    assert sent(page)[0][1]["choice"] == {"level": "against", "why": "经费没有着落"}


def test_an_order_is_tapped_and_moved_without_dragging(phone: Phone) -> None:
    page = phone("rank")
    for text in ("院里加两排晾衣架", "二单元门口装一盏感应灯", "每季度请修鞋"):
        page.locator(".option", has_text=text).click()
    page.get_by_role("button", name="“二单元门口装一盏感应灯”往上").click()
    page.get_by_role("button", name="第 3 名").click()

    page.get_by_role("button", name="投进票箱").click()

    assert sent(page)[0][1]["choice"] == ["i1", "i2"]


def test_a_basket_says_what_is_left_and_refuses_what_is_too_dear(phone: Phone) -> None:
    page = phone("basket")
    page.get_by_role("checkbox", name="沙坑").click()
    expect(page.locator(".basket")).to_contain_text("还剩 22,000 元")

    page.get_by_role("checkbox", name="感应灯").click()

    expect(page.locator(".why")).to_contain_text("超出 10,000 元")
    expect(page.get_by_role("checkbox", name="感应灯")).not_to_be_checked()


def test_several_dots_on_one_are_given_and_taken_back(phone: Phone) -> None:
    page = phone("dots_many")
    more = page.get_by_role("button", name="“院里加两排晾衣架”多一个")
    for _ in range(4):
        more.click()

    expect(page.locator(".why")).to_contain_text("一条最多给 3 个")
    assert acts(page) == []
    page.get_by_role("button", name="投进票箱").click()
    ((_, args),) = sent(page)
    assert args["choice"] == {"i2": 3}


def test_dots_go_into_the_box_together_and_not_one_by_one(phone: Phone) -> None:
    page = phone("dots")
    boxes, button = page.get_by_role("checkbox"), page.get_by_role("button", name="投进票箱")
    expect(button).to_have_count(0)
    for n in (0, 1, 0, 2):
        boxes.nth(n).click()
    expect(page.get_by_text("还没投进票箱，按了才算。")).to_be_visible()
    assert acts(page) == []

    button.focus()
    page.keyboard.press("Enter")

    ((_, args),) = sent(page)
    assert list(args["choice"].values()) == [1, 1]
    expect(button).to_have_count(0)
    expect(page.get_by_text("您的已投。")).to_be_visible()
    boxes.nth(1).click()
    expect(page.get_by_text("改过的还没投进票箱。")).to_be_visible()
    boxes.nth(1).click()
    expect(button).to_have_count(0)
    assert len(acts(page)) == 1


def test_a_jurors_entry_counts_when_every_question_has_its_number(phone: Phone) -> None:
    page = phone("jury")
    for n in (18, 0, 20, 15, 9):
        page.locator(".numbers").get_by_role("radio", name=str(n), exact=True).click()

    choice = sent(page)[0][1]["choice"]

    assert choice == {"i1": {"feasible": 18, "lasting": 0, "spreadable": 20, "benefit": 15, "novel": 9}}
    expect(page.locator(".sheet tbody tr").first).to_contain_text("62")


def test_the_votes_for_it_fill_as_much_of_their_bar_as_of_those_who_may_vote(phone: Phone) -> None:
    bar = phone("carried").locator(".side-row").first.locator(".tally i")

    assert [box.get_attribute("data-empty") is None for box in bar.all()] == [True] * 13 + [False] * 9
