"""What is written without a line or against the rules stays on the phone, where its writer sees it."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

Phone = Callable[..., Page]
WORDS = "东车棚改成充电棚，居委会三月底前办，花三万元。"


def write(page: Page, route: str, button: str, words: str = WORDS) -> None:
    page.evaluate(f"location.hash = '{route}'")
    page.locator("form.stack textarea").first.fill(words)
    page.get_by_role("button", name=button).click()


def test_a_motion_written_offline_is_seen_and_no_second_one_is_taken(phone: Phone) -> None:
    page = phone("motions", query="&offline=1", ready=".banner[data-kind=offline]")
    expect(page.get_by_text("您还可以写 1 张。")).to_be_visible()

    write(page, "form/motion", "交上去")

    expect(page.locator(".slip[data-state=pending]")).to_contain_text(WORDS)
    expect(page.get_by_text("您还可以写 0 张。")).to_be_visible()
    assert page.get_by_role("button", name="提一条动议").count() == 0
    page.evaluate("location.hash = 'write'")
    expect(page.locator(".slip[data-state=pending]")).to_contain_text(WORDS)
    page.evaluate("location.hash = 'form/motion'")
    assert page.get_by_role("button", name="交上去").count() == 0


def test_cards_that_wait_are_counted_among_those_handed_in(phone: Phone) -> None:
    page = phone("gather", query="&offline=1", ready=".banner[data-kind=offline]")
    expect(page.get_by_text("您已交 2 张，还可以交 1 张。")).to_be_visible()

    page.evaluate("location.hash = 'card/need'")
    page.get_by_role("textbox", name="写一件事").fill("下水返水")
    expect(page.get_by_text("看着像是这一类")).to_be_visible()
    page.get_by_role("button", name="交这张卡").click()

    page.wait_for_selector(".slip[data-state=pending]")
    expect(page.get_by_text("您的 3 张都交了。")).to_be_visible()


def test_what_was_not_taken_stays_to_be_mended_or_thrown_away(phone: Phone) -> None:
    page = phone("motions", query="&refuse=too_many")

    write(page, "form/motion", "交上去")

    expect(page.get_by_role("alert")).to_contain_text(WORDS)
    page.get_by_role("button", name="知道了").click()
    kept = page.locator(".stack-tight", has_text="只在这部手机上")
    expect(kept).to_contain_text(WORDS)
    kept.get_by_role("button", name="改一改").click()
    assert page.locator("form.stack textarea").first.input_value() == WORDS
    page.evaluate("location.hash = 'write'")
    page.locator(".stack-tight", has_text="只在这部手机上").get_by_role("button", name="不要了").click()
    expect(page.get_by_text("没交上去的")).to_have_count(0)


def test_a_vote_on_its_way_does_not_look_like_one_that_is_in(phone: Phone) -> None:
    page = phone("yesno")
    page.get_by_role("radio", name="赞成").click()
    page.evaluate("globalThis.busy = 'busy'")

    page.get_by_role("button", name="投进票箱").click()

    expect(page.locator(".banner[data-kind=sending]")).to_contain_text("正在投进票箱")
