"""The command line: parse, call, print.

Exit codes: 0 done; 1 the answer is no (nothing found, does not conform); 2 wrong use or unreadable input.
"""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import Annotated, Final

import typer
from rich.console import Console

from kg.about import program
from kg.commands.accounts import diff, disputes
from kg.commands.options import OUTPUT, AsOf, Out
from kg.errors import UserError
from kg.output import PAGE, recover, staged

__all__ = ["app", "main"]

app = typer.Typer(
    name="kg",
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=(
        "Turn diplomatic and security news into a knowledge graph: who met whom, what was signed, when and "
        "where, each fact with the sentence that says so. Everything runs on this machine; only `kg load` "
        "sends anything elsewhere, and only where you tell it to."
        "\n\n**Begin with** `kg build reports/`, then `kg view`, or "
        "`kg query timeline -p country1=JPN -p country2=AUS`. `kg COMMAND --help` says more of each command."
        "\n\n**Exit codes**: 0 done; 1 the answer is no (nothing found, does not conform); 2 wrong use or "
        "unreadable input."
    ),
)
console = Console()
errors = Console(stderr=True)

_MAKE: Final = "Make the graph"
_ASK: Final = "Ask and look"
_SHARE: Final = "Check and share"
_COLUMNS: Final = "Columns of JSONL and CSV files"


def _column(help: str) -> typer.models.OptionInfo:
    return typer.Option(help=help, metavar="NAME", rich_help_panel=_COLUMNS)  # type: ignore[no-any-return]


def _print_version(wanted: bool) -> None:
    if wanted:
        console.print(program(), highlight=False)
        raise typer.Exit


@app.callback()
def _global(
    version: Annotated[
        bool,
        typer.Option("--version", help="Show the version and exit.", is_eager=True, callback=_print_version),
    ] = False,
) -> None:
    """Options of the program as a whole; its help is that of `app`."""


@app.command(rich_help_panel=_MAKE)
def build(
    sources: Annotated[
        list[str],
        typer.Argument(
            help="Files, folders (with all below), globs; - for standard input.", metavar="SOURCE"
        ),
    ],
    out: Annotated[
        Path,
        typer.Option("--out", "-o", help="Folder to write into; its other files stay.", metavar="FOLDER"),
    ] = OUTPUT,
    dates: Annotated[
        Path | None,
        typer.Option(help="CSV file with columns document,date: days of publication.", metavar="FILE"),
    ] = None,
    base_iri: Annotated[
        str | None, typer.Option(help="What the IRI of every individual begins with.", metavar="IRI")
    ] = None,
    model: Annotated[
        str | None,
        typer.Option(help="Another spaCy pipeline with Universal Dependencies labels.", metavar="NAME"),
    ] = None,
    processes: Annotated[
        int, typer.Option("--processes", "-j", min=1, help="Processes that read texts.", metavar="N")
    ] = 1,
    as_of: AsOf = None,
    resolution: Annotated[
        Path | None,
        typer.Option(
            help="File that says what is one and what is not; else resolution.toml beside the reports.",
            metavar="FILE",
        ),
    ] = None,
    text_column: Annotated[str, _column("The text.")] = "text",
    title_column: Annotated[str, _column("The headline.")] = "title",
    date_column: Annotated[str, _column("The day of publication.")] = "date",
    url_column: Annotated[str, _column("The address.")] = "url",
    id_column: Annotated[str, _column("The identifier.")] = "id",
) -> None:
    """Build the graph from reports.

    Reads `.txt`, `.md` with front matter, `.html`, `.jsonl`, `.csv`, and `.gz` of each. What cannot be read
    is named, and the rest is done; exit code 2 only where nothing could be read.

    Writes `graph.html` (the page), `kg.nq` (the whole dataset), `kg.ttl`, `kg.trig`, `kg.jsonld`,
    `kg.graphml`, `dataset.ttl` (what the graph is, in VoID and DCAT), `store/` and `report.json`, all at once
    when everything is done: a build that fails leaves the folder as it was. `memory.jsonl.gz` is for the next
    build: reports that have not changed are not read again, and no IRI changes.
    """
    from kg.building.as_of import parse_day
    from kg.building.build import Options
    from kg.building.build import build as run
    from kg.commands.progress import shown
    from kg.commands.summary import summary
    from kg.documents import Columns, load_dates

    options = Options(
        columns=Columns(text=text_column, title=title_column, date=date_column, url=url_column, id=id_column),
        dates=load_dates(dates) if dates else {},
        model=model,
        processes=processes,
        as_of=None if as_of is None else parse_day(as_of),
        resolution=resolution,
        **({"base_iri": base_iri} if base_iri is not None else {}),
    )
    with shown(errors) as progress:
        result = run(sources, out, options=options, progress=progress)
    sys.stdout.write(summary(result, out))


@app.command(rich_help_panel=_ASK)
def query(
    question: Annotated[
        str | None,
        typer.Argument(
            help="The name of a packaged question, a file with a query, or a query. Left out: a list of the "
            "packaged questions.",
            metavar="QUESTION",
        ),
    ] = None,
    out: Out = OUTPUT,
    param: Annotated[
        list[str] | None,
        typer.Option("--param", "-p", help="Value for a parameter; may be repeated.", metavar="NAME=VALUE"),
    ] = None,
    format: Annotated[
        str, typer.Option("--format", "-f", help="table, csv or json.", metavar="FORMAT")
    ] = "table",
    list_: Annotated[bool, typer.Option("--list", "-l", help="List the packaged questions.")] = False,
    as_of: AsOf = None,
) -> None:
    """Ask the graph, in SPARQL or by the name of a packaged question.

    For example: `kg query meetings -p country1=JPN -p country2=AUS`, or
    `kg query "SELECT ?name WHERE { ?p a ent:Person ; rdfs:label ?name }"`. The usual prefixes are known.
    Exit code 1 when there is no answer.
    """
    from kg.building.as_of import folder_as_of
    from kg.store import answering

    if list_ or question is None:
        console.print(answering.listing())
        return
    recover(out)
    with folder_as_of(out, as_of) as folder:
        answer = answering.answer(folder, question, param or [])
    sys.stdout.write(answering.rendered(answer, format, width=console.width))
    if not answer:
        raise typer.Exit(1)


@app.command(rich_help_panel=_ASK)
def explain(
    terms: Annotated[
        list[str],
        typer.Argument(
            help="An individual (IRI, country/JPN, words of its label), or subject, property and object.",
            metavar="IRI",
        ),
    ],
    out: Out = OUTPUT,
) -> None:
    """Show every sentence behind an individual or a triple, with document, date and place in the text.

    For example: `kg explain country/KEN`, or `kg explain "Julius Maada Bio" holdsOffice`.
    Exit code 1 when there is none.
    """
    from kg.accounts import present_name
    from kg.store.embedded import open_store
    from kg.store.explain import explain as run

    recover(out)
    store = open_store(out / "store")
    explanation = run(store, [present_name(store, terms[0]), *terms[1:]])
    sys.stdout.write(explanation.text())
    if not explanation:
        raise typer.Exit(1)


@app.command(rich_help_panel=_ASK)
def view(
    out: Out = OUTPUT,
    title: Annotated[str, typer.Option(help="Title of the page.", metavar="TEXT")] = "Entente",
    open_: Annotated[bool, typer.Option("--open/--no-open", help="Open the page in the browser.")] = True,
    as_of: AsOf = None,
) -> None:
    """Make the interactive page anew and open it; with --as-of, a page of its own beside it."""
    import webbrowser

    from kg.building.as_of import graph_as_of, parse_day
    from kg.store.embedded import open_store
    from kg.view import render

    recover(out)
    day = None if as_of is None else parse_day(as_of)
    store = graph_as_of(out, day).store if day else open_store(out / "store")
    name = f"graph-{day}.html" if day else PAGE
    page = render(store, title=f"{title}, as of {day}" if day else title)
    with staged(out) as folder:
        (folder / name).write_text(page, encoding="utf-8")
    path = (out / name).resolve()
    sys.stdout.write(f"The page is {path}\n")
    if open_ and sys.stdout.isatty():
        webbrowser.open(path.as_uri())


app.command(rich_help_panel=_ASK)(disputes)
app.command(rich_help_panel=_ASK)(diff)


@app.command(rich_help_panel=_SHARE)
def validate(
    graph: Annotated[
        Path | None, typer.Argument(help="An RDF file; the graph in --out if left out.", metavar="FILE")
    ] = None,
    out: Out = OUTPUT,
) -> None:
    """Hold a graph against the shapes of the ontology, most serious findings first.

    Exit code 0 when it conforms, 1 when it does not, 2 when it cannot be read.
    """
    from kg.graph.validation import validate_file

    if graph is None:
        recover(out)
    validation = validate_file(graph or out / "kg.nq")
    sys.stdout.write(validation.text())
    if not validation.conforms:
        raise typer.Exit(1)


@app.command(rich_help_panel=_SHARE)
def evaluate(
    gold: Annotated[
        Path,
        typer.Argument(help="A folder with annotated reports (.json), or a .jsonl file.", metavar="GOLD"),
    ],
    out: Out = OUTPUT,
    facts: Annotated[bool, typer.Option("--facts", help="List every missed and spurious fact.")] = False,
) -> None:
    """Score a graph against annotated reports: people, offices, and every slot of meetings and agreements.

    `kg/samples/expected.jsonl` shows the form of annotations. Reports are matched by their file names.
    """
    from kg.evaluation.built import read_built
    from kg.evaluation.gold import read_gold
    from kg.evaluation.report import report
    from kg.evaluation.scores import score
    from kg.knowledge_graph import load as read_graph

    annotated, found = read_gold(gold), read_built(read_graph(out).quads)
    if not annotated.keys() & found.keys():
        raise UserError(f"none of the {len(annotated)} annotated reports is in {out}: compare the file names")
    sys.stdout.write(report(score(annotated, found), facts=facts))


@app.command(rich_help_panel=_SHARE)
def export(
    out: Out = OUTPUT,
    format: Annotated[
        str,
        typer.Option("--format", "-f", help="nq, ttl, trig, jsonld, graphml, or void.", metavar="FORMAT"),
    ] = "ttl",
    license_: Annotated[
        str | None,
        typer.Option("--license", help="With -f void: the licence that you give the graph.", metavar="IRI"),
    ] = None,
    to: Annotated[
        Path | None,
        typer.Option("--to", help="File to write; standard output if left out.", metavar="FILE"),
    ] = None,
) -> None:
    """Write the graph in another format; `-f void` says what it is: counts, sources, newest day."""
    from kg.graph.description import description
    from kg.graph.serialize import FORMATS, serialize
    from kg.knowledge_graph import load as load_graph

    if format not in (*FORMATS, "void"):
        raise UserError(f"no format {format!r}: choose one of {', '.join(FORMATS)}, void")
    if license_ is not None and format != "void":
        raise UserError(f"--license goes with --format void; {format} has no place for it")
    quads = load_graph(out).quads
    content = description(quads, license_) if format == "void" else serialize(quads, format)
    if to is None:
        sys.stdout.buffer.write(content)
        return
    try:
        to.write_bytes(content)
    except OSError as error:
        raise UserError(f"cannot write {to}: {error.strerror}") from error


@app.command(rich_help_panel=_SHARE)
def load(
    endpoint: Annotated[
        str, typer.Argument(help="Address of the graph store of a triplestore.", metavar="ENDPOINT")
    ],
    out: Out = OUTPUT,
    user: Annotated[
        str | None, typer.Option(help="Who logs in.", envvar="ENTENTE_USER", metavar="NAME")
    ] = None,
    auth: Annotated[
        str, typer.Option(help="auto (as the server asks), digest, basic or none.", metavar="WAY")
    ] = "auto",
    default_graph: Annotated[
        str | None,
        typer.Option(
            help="Graph for the resolved view; the server's default graph if left out.", metavar="IRI"
        ),
    ] = None,
    prune: Annotated[
        str | None,
        typer.Option(
            help="Address for SPARQL queries; with it, graphs of reports that are gone are deleted.",
            metavar="ENDPOINT",
        ),
    ] = None,
    verify: Annotated[bool, typer.Option("--verify", help="Read every graph back and compare.")] = False,
    timeout: Annotated[
        float, typer.Option(help="Seconds to wait for each answer.", min=0.1, metavar="SECONDS")
    ] = 600,
) -> None:
    """Put the graph into a triplestore, report by report, each replacing what was there of it.

    Speaks the SPARQL 1.1 Graph Store Protocol. Virtuoso: `http://HOST:8890/sparql-graph-crud-auth`; Jena
    Fuseki: `http://HOST:3030/DATASET/data`; Oxigraph: `http://HOST:7878/store`. The password is taken from
    `ENTENTE_PASSWORD`, or asked for. This is the one command that sends something to another machine.
    """
    from kg.commands.progress import shown
    from kg.knowledge_graph import load as load_graph
    from kg.store.remote import load as run

    quads = load_graph(out).quads
    password = os.environ.get("ENTENTE_PASSWORD")
    if user and password is None and sys.stdin.isatty():
        password = typer.prompt(f"Password of {user}", hide_input=True, err=True)
    with shown(errors) as progress:
        report = run(
            endpoint,
            quads,
            user=user,
            password=password,
            auth=auth,
            default_graph=default_graph,
            prune_by=prune,
            verify=verify,
            timeout=timeout,
            progress=progress,
        )
    sys.stdout.write(report.text())


def main() -> None:
    """Run the command line; a `UserError` becomes one line and exit code 2."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal in ASCII shows "\\u2013" for what it lacks
            stream.reconfigure(errors="backslashreplace")
    try:
        app(prog_name="kg")
    except UserError as error:
        errors.print(f"kg: {error}", style="red", markup=False, highlight=False, soft_wrap=True)
        sys.exit(2)


if __name__ == "__main__":
    main()
