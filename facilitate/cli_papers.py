"""`facilitate paper`, `export`: papers on the command line."""

from __future__ import annotations

from pathlib import Path

import click

from facilitate.config import load
from facilitate.papers import NAMES, NoSuch, PdfFailed, make, offered, pack
from facilitate.papers.packs import PROVED
from facilitate.papers.tongue import Choice, Language, Tongue
from facilitate.papers.unprinted import sentence
from facilitate.papers.workshop import workshop
from facilitate.web.papers import links_of, proof_of, record_of, with_photos
from facilitate.web.services import Services, open_services

EITHER = click.option("--lang", type=click.Choice(["zh", "en", "both"]), help="default: the meeting's language")
DATA = click.option("--data", help="the data folder; default ./data")
DB = click.option("--db", help="database URL")


@click.command()
@click.argument("code")
@click.argument("name_ext", metavar="NAME.EXT")
@click.option("-o", "--out", type=click.Path(dir_okay=False, path_type=Path), help="default: its own name, here")
@EITHER
@DATA
@DB
def paper(code: str, name_ext: str, out: Path | None, lang: Choice | None, data: str | None, db: str | None) -> None:
    """One paper of a meeting.

    \b
    facilitate paper 7K3MWQ9P minutes.pdf
    facilitate paper 7K3MWQ9P record.json -o record.json
    """
    services, name, _, ext = open_services(load(data=data, db=db)), *name_ext.rpartition(".")
    code = _known(services, code)
    try:
        record = proof_of(services, code) if (name, ext) == PROVED else record_of(services, code)
        links = with_photos(services, record, links_of(services, code))
        made = make(name, ext, record, lang or language(services, code), links)
    except (NoSuch, PdfFailed) as fault:
        raise click.ClickException(str(fault)) from fault
    target = out or Path(made.filename)
    target.write_bytes(made.data)
    if made.missing:
        click.echo(sentence(made.missing, Tongue(language(services, code))), err=True)
    click.echo(target)


@click.command()
@click.argument("code")
@click.option("-o", "--out", type=click.Path(dir_okay=False, path_type=Path), help="default: its own name, here")
@EITHER
@DATA
@DB
def export(code: str, out: Path | None, lang: Choice | None, data: str | None, db: str | None) -> None:
    """Everything of a meeting as one zip, with a list of contents and checksums.

    \b
    facilitate export 7K3MWQ9P -o courtyard.zip
    facilitate export 7K3MWQ9P --lang both
    """
    services = open_services(load(data=data, db=db))
    code = _known(services, code)
    record = record_of(services, code)
    links = with_photos(services, record, links_of(services, code))
    try:
        tongue, proof = lang or language(services, code), proof_of(services, code)
        made = pack(record, tongue, links, maker=workshop, hands=workshop.hands, proof=proof)
    finally:
        workshop.close()
    target = out or Path(made.filename)
    target.write_bytes(made.data)
    click.echo(target)


def write_all(services: Services, code: str, folder: Path) -> list[str]:
    """Every paper in every form into a folder, under NAME.EXT; what could not be made is named with its reason."""
    folder.mkdir(parents=True, exist_ok=True)
    made, tongue, told = record_of(services, code), language(services, code), []
    links, proof = with_photos(services, made, links_of(services, code)), proof_of(services, code)
    for name, kind in NAMES.items():
        for ext in kind.exts if offered(name, made) else ():
            told_of = proof if (name, ext) == PROVED else made
            try:
                (folder / f"{name}.{ext}").write_bytes(make(name, ext, told_of, tongue, links).data)
            except PdfFailed as fault:
                told.append(f"{name}.{ext}: {fault}")
            else:
                told.append(f"{name}.{ext}")
    (folder / "pack.zip").write_bytes(pack(made, tongue, links, proof=proof).data)
    return [*told, "pack.zip"]


def language(services: Services, code: str) -> Language:
    """The meeting's own language."""
    with services.door.reading(code) as m:
        return "en" if m.facts.language == "en" else "zh"


def _known(services: Services, code: str) -> str:
    try:
        with services.door.reading(code.upper()):
            return code.upper()
    except KeyError:
        raise click.ClickException(f"没有这场会 / no such meeting: {code}") from None
