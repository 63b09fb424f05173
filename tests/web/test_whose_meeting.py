"""Every address that takes a meeting's code, tried by everybody whom it may and may not let in."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from flask import Blueprint, abort

from facilitate.web.home import is_organiser
from tests.web.colleagues import PARTS, TITLE, Office, full_house, new_meeting, open_office, tried

HOLDERS = {"owner", "partner"}
OUT = {"other", "closed", "clerk", "nobody"}
HOUSE = {"admin", "key"}
WHOSE = "/meetings/<code>/holders"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return open_office(full_house(tmp_path))


def faults(found: Mapping[str, Mapping[str, bool]]) -> list[str]:
    """Addresses that let somebody in who has no part in the meeting, or keep its holders out where others are in. Its owner, who
    made it, has the host's seat too."""
    said = []
    for rule, ins in found.items():
        if ins["nobody"]:
            continue
        said += [f"{rule}: {who} is let in" for who in OUT if ins[who]]
        said += [f"{rule}: {who} is let in without a word" for who in HOUSE if ins[who] and WHOSE not in rule]
        if ins["owner"] != (ins["partner"] or ins["host"]):
            said.append(f"{rule}: owner {ins['owner']}, partner {ins['partner']}")
    return said


def test_nobody_is_let_in_by_accident(office: Office) -> None:
    found = tried(office)

    assert not faults(found)
    answers = [each for ins in found.values() for each in ins.values()]
    kept = {rule for rule, ins in found.items() if ins["owner"] and not ins["nobody"]}
    print(f"\n{len(found)} addresses x {len(office.people)} = {len(answers)} tries: {sum(answers)} let in, "
          f"{len(answers) - sum(answers)} refused; {len(kept)} are the holders'")  # fmt: skip
    assert {"GET /meetings/<code>", "GET /m/<code>/papers/<name>.<ext>", "GET /m/<code>/after", "GET /m/<code>/privacy",
            "POST /m/<code>/privacy/erase", "POST /m/<code>/rehearse", "GET /registers/cards/into/<code>",
            f"GET {WHOSE}"} <= kept  # fmt: skip


def test_what_is_open_to_everybody_is_the_way_in_and_nothing_else(office: Office) -> None:
    open_ = {rule for rule, ins in tried(office).items() if ins["nobody"]}

    assert open_ == {
        "GET /J/<code>", "GET /j/<code>", "POST /J/<code>", "POST /j/<code>", "POST /m/<code>/join",
    }  # fmt: skip


def test_an_address_that_does_not_ask_is_found(tmp_path: Path) -> None:
    house = full_house(tmp_path)
    careless = Blueprint("careless", __name__)

    @careless.get("/m/<code>/everything")
    def everything(code: str) -> str:
        if not is_organiser():
            abort(403)
        return code

    house.app.register_blueprint(careless)

    said = faults(tried(open_office(house)))

    assert {line.split(": ")[1].split()[0] for line in said} == {"other", "admin", "key"}
    assert all("/m/<code>/everything" in line for line in said)


def test_the_addresses_that_are_tried_are_all_that_the_program_has() -> None:
    source = (Path(__file__).parents[2] / "facilitate" / "app.py").read_text()
    found = re.search(r"for part in \(([\s\w,]+)\):\n\s+flask.register_blueprint", source)
    assert found

    assert {name.strip() for name in found[1].split(",") if name.strip()} == {
        part.__name__.rpartition(".")[2] for part in PARTS
    }


def test_host_and_participant_come_by_their_own_links_without_an_account(office: Office) -> None:
    found = tried(office)

    for rule in (
        "GET /m/<code>/desk",
        "GET /m/<code>/guests",
        "GET /m/<code>/papers/<name>.<ext>",
        "GET /m/<code>/privacy",
    ):
        assert found[rule]["host"], rule
    assert not found["GET /m/<code>/privacy"]["participant"]
    assert not found["GET /meetings/<code>"]["host"]


def test_no_page_names_a_meeting_to_who_has_no_part_in_it(office: Office) -> None:
    secrets = (office.code, TITLE)
    pages = [
        rule.rule
        for rule in office.house.app.url_map.iter_rules()
        if "GET" in (rule.methods or ()) and not rule.arguments
    ]
    told = {}
    for who in ("owner", *sorted(OUT)):
        answers = [office.people[who].get(page) for page in pages]
        told[who] = {
            page for page, got in zip(pages, answers, strict=True) if any(each in got.text for each in secrets)
        }

    assert {"/", "/privacy", "/registers/calendar"} & told["owner"], "the owner finds it"
    assert {who: found for who, found in told.items() if who != "owner" and found} == {}
    print(f"\n{len(pages)} pages read by {len(told)}; named to its owner on {len(told['owner'])}, to others on none")


def test_the_list_shows_titles_where_the_admin_wishes_and_no_more(office: Office) -> None:
    assert TITLE in office.people["admin"].get("/").text
    assert office.code not in office.people["admin"].get("/").text.replace(f"/meetings/{office.code}/holders", "")
    assert office.send("other", "/in/out", "/registers/accounts/titles", titles="1").status_code == 403

    office.send("admin", "/registers/accounts", "/registers/accounts/titles", titles="1")

    page = office.people["other"].get("/").text
    assert TITLE in page
    assert office.code not in page


def test_own_and_shared_stand_before_the_houses(office: Office) -> None:
    office.house.open("本处的例会")

    page = office.people["partner"].get("/").text

    assert page.index("和刘主席合办") < page.index("本处的例会")
    assert f"/meetings/{office.code}" in page


def test_the_admin_opens_it_in_sight_of_its_owner_and_for_a_day(office: Office) -> None:
    page, admin = f"/meetings/{office.code}/holders", office.people["admin"]
    assert admin.get(f"/meetings/{office.code}").location == page
    assert "打开来看" in admin.get(page).text

    assert office.send("admin", page, f"{page}/open").status_code == 303

    assert admin.get(f"/meetings/{office.code}").status_code == 200
    assert admin.get(f"/m/{office.code}/papers/minutes.html").status_code == 200
    assert "以管理员的身份打开了" in office.people["owner"].get("/").text
    assert "以管理员的身份打开了" in office.people["owner"].get(page).text
    office.house.clock.at += 86_400_000
    assert admin.get(f"/meetings/{office.code}").location == page
    assert admin.get(f"/m/{office.code}/papers/minutes.html").status_code == 401


def test_handing_over_is_told_to_both_and_given_back_by_the_new_owner(office: Office) -> None:
    page, id = f"/meetings/{office.code}/holders", str(office.account("other"))

    answer = office.send("owner", page, f"{page}/hand", account=id)

    assert (answer.status_code, answer.location) == (303, "/")
    assert office.people["owner"].get(f"/m/{office.code}/privacy").status_code == 403
    assert office.people["other"].get(f"/m/{office.code}/privacy").status_code == 200
    assert "交给了您" in office.people["other"].get("/").text
    assert office.people["owner"].post(f"{page}/hand").status_code == 403
    office.send("other", page, f"{page}/hand", account=str(office.account("owner")))
    assert office.people["owner"].get(f"/m/{office.code}/privacy").status_code == 200
    assert "交给了您" in office.people["owner"].get("/").text


def test_a_share_taken_back_is_out_at_once(office: Office) -> None:
    page = f"/meetings/{office.code}/holders"
    assert office.people["partner"].get(f"/meetings/{office.code}").status_code == 200

    office.send("owner", page, f"{page}/back", account=str(office.account("partner")))

    assert not any(ins["partner"] for rule, ins in tried(office).items() if not ins["nobody"])


def test_a_form_without_a_colleague_is_told_and_nothing_changes(office: Office) -> None:
    page = f"/meetings/{office.code}/holders"

    for verb in ("share", "hand"):
        for wish in ("", "nobody", "9" * 30, "999999", "0"):
            answer = office.send("owner", page, f"{page}/{verb}", account=wish)
            assert answer.status_code == 422, (verb, wish)
    assert office.people["other"].get(page).status_code == 403
    assert "交给" not in office.people["owner"].get("/").text


def test_the_meetings_of_a_closed_account_are_the_admins(office: Office) -> None:
    office.send("admin", "/registers/accounts", f"/registers/accounts/{office.account('owner')}/close")

    assert office.people["owner"].get(f"/m/{office.code}/privacy").status_code == 403
    assert office.people["admin"].get(f"/meetings/{office.code}").status_code == 200
    assert office.people["partner"].get(f"/meetings/{office.code}").status_code == 200


def test_where_nobody_has_an_account_all_is_as_ever(tmp_path: Path) -> None:
    house = full_house(tmp_path)
    browser = house.organiser()
    code = new_meeting(browser)

    page, opened = browser.get("/").text, browser.get(f"/meetings/{code}").text

    assert "只在这台电脑上" in page
    assert "同事" not in page
    assert "归谁管" not in page + opened
    assert browser.get(f"/m/{code}/papers/minutes.html").status_code == 200


def test_a_rehearsal_of_a_meeting_is_whoever_rehearses_it(office: Office) -> None:
    answer = office.send("owner", f"/m/{office.code}/rehearse", f"/m/{office.code}/rehearse")
    copy = answer.location.split("/")[2]

    assert office.people["owner"].get(f"/meetings/{copy}").status_code == 200
    assert office.people["other"].get(f"/meetings/{copy}").status_code == 303
    assert office.people["other"].get(f"/meetings/{copy}/holders").status_code == 403


def test_a_meeting_made_by_a_program_with_the_houses_key_is_the_houses(office: Office) -> None:
    head = {"Authorization": f"Bearer {office.house.key}"}
    wish = {"rule": "roundtable_needs", "title": "例会"}
    answer = office.house.browser().post("/meetings", json=wish, headers=head)
    assert answer.json is not None
    code = answer.json["code"]

    assert office.people["other"].get(f"/meetings/{code}").status_code == 200
