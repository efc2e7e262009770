"""The command line: parse, call, print.

Exit codes: 0 done; 1 the answer is no (nothing found, does not conform); 2 wrong use or unreadable input.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from kg.errors import UserError

__all__ = ["app", "main"]

app = typer.Typer(
    name="kg",
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=(
        "Turn diplomatic and security news into a knowledge graph: who met whom, what was signed, when and "
        "where, each fact with the sentence that says so. Everything runs on this machine; no text leaves it."
        "\n\n**Begin with** `kg build reports/ --out output/`, then `kg view` or `kg query timeline "
        "--param country1=JPN --param country2=AUS`."
        "\n\n**Exit codes**: 0 done; 1 the answer is no (nothing found, does not conform); 2 wrong use or "
        "unreadable input."
    ),
)
console = Console()
errors = Console(stderr=True)

Out = Annotated[Path, typer.Option("--out", "-o", help="Folder with the graph.", metavar="FOLDER")]
OUTPUT = Path("output")


@app.command()
def build(
    sources: Annotated[
        list[str],
        typer.Argument(
            help="Files, folders (with all below), globs; - for standard input.", metavar="SOURCE…"
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
    text_column: Annotated[str, typer.Option(help="Column of JSONL and CSV files with the text.")] = "text",
    title_column: Annotated[str, typer.Option(help="Column with the headline.")] = "title",
    date_column: Annotated[str, typer.Option(help="Column with the day of publication.")] = "date",
    url_column: Annotated[str, typer.Option(help="Column with the address.")] = "url",
    id_column: Annotated[str, typer.Option(help="Column with the identifier.")] = "id",
    base_iri: Annotated[
        str | None, typer.Option(help="What the IRI of every individual begins with.", metavar="IRI")
    ] = None,
    model: Annotated[
        str | None,
        typer.Option(
            help="Another spaCy pipeline with Universal Dependencies labels.", metavar="NAME_OR_PATH"
        ),
    ] = None,
    processes: Annotated[
        int, typer.Option("--processes", "-j", min=1, help="Processes that read texts.")
    ] = 1,
) -> None:
    """Build the graph from reports.

    Reads `.txt`, `.md` with front matter, `.html`, `.jsonl`, `.csv`, and `.gz` of each. Writes `kg.nq` (the whole
    dataset), `kg.ttl`, `kg.trig`, `kg.jsonld`, `kg.graphml`, `store/`, `graph.html` and `report.json`, all at
    once when everything is done: a build that fails leaves the folder as it was.
    """
    from kg.builder import Options
    from kg.builder import build as run
    from kg.documents import Columns, load_dates
    from kg.progress import shown
    from kg.summary import summary

    options = Options(
        columns=Columns(text=text_column, title=title_column, date=date_column, url=url_column, id=id_column),
        dates=load_dates(dates) if dates else {},
        model=model,
        processes=processes,
        **({"base_iri": base_iri} if base_iri else {}),
    )
    with shown(errors) as progress:
        result = run(sources, out, options=options, progress=progress)
    console.print(summary(result, out))


@app.command()
def query(
    question: Annotated[
        str | None,
        typer.Argument(
            help="A file, a SPARQL string, or the name of a packaged question.", metavar="QUESTION"
        ),
    ] = None,
    out: Out = OUTPUT,
    param: Annotated[
        list[str] | None,
        typer.Option("--param", "-p", help="Value for a parameter; may be repeated.", metavar="NAME=VALUE"),
    ] = None,
    format: Annotated[str, typer.Option("--format", "-f", help="table, csv or json.")] = "table",
    list_: Annotated[bool, typer.Option("--list", "-l", help="List the packaged questions.")] = False,
) -> None:
    """Ask the graph, in SPARQL or by the name of a packaged question.

    For example: `kg query meetings -p country1=JPN -p country2=AUS`, or
    `kg query "SELECT ?name WHERE { ?p a ent:Person ; rdfs:label ?name }"`. The usual prefixes are known.
    Exit code 1 when there is no answer.
    """
    from kg.store import answering

    if list_ or question is None:
        console.print(answering.listing())
        return
    answer = answering.answer(out, question, param or [])
    sys.stdout.write(answering.rendered(answer, format, width=console.width))
    if not answer:
        raise typer.Exit(1)


@app.command()
def view(
    out: Out = OUTPUT,
    title: Annotated[str, typer.Option(help="Title of the page.")] = "Entente",
    open_: Annotated[bool, typer.Option("--open/--no-open", help="Open the page in the browser.")] = True,
) -> None:
    """Make the interactive page anew and open it."""
    import webbrowser

    from kg.output import staged
    from kg.store.embedded import open_store
    from kg.view import render

    page = render(open_store(out / "store"), title=title)
    with staged(out) as folder:
        (folder / "graph.html").write_text(page, encoding="utf-8")
    path = (out / "graph.html").resolve()
    console.print(f"The page is {path}", soft_wrap=True, highlight=False)
    if open_ and sys.stdout.isatty():
        webbrowser.open(path.as_uri())


@app.command()
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
    from kg.output import recover

    if graph is None:
        recover(out)
    validation = validate_file(graph or out / "kg.nq")
    sys.stdout.write(validation.text())
    if not validation.conforms:
        raise typer.Exit(1)


@app.command()
def explain(
    terms: Annotated[
        list[str],
        typer.Argument(
            help="An individual (an IRI, country/JPN, or a label), or subject, predicate and object.",
            metavar="IRI…",
        ),
    ],
    out: Out = OUTPUT,
) -> None:
    """Show every sentence behind an individual or a triple, with document, date and place in the text.

    Exit code 1 when there is none.
    """
    from kg.store.embedded import open_store
    from kg.store.explain import explain as run

    explanation = run(open_store(out / "store"), terms)
    sys.stdout.write(explanation.text())
    if not explanation:
        raise typer.Exit(1)


@app.command()
def export(
    out: Out = OUTPUT,
    format: Annotated[str, typer.Option("--format", "-f", help="nq, ttl, trig, jsonld or graphml.")] = "ttl",
    to: Annotated[
        Path | None,
        typer.Option("--to", help="File to write; standard output if left out.", metavar="FILE"),
    ] = None,
) -> None:
    """Write the graph in another format."""
    from kg.builder import load as load_graph
    from kg.graph.serialize import FORMATS, serialize

    if format not in FORMATS:
        raise UserError(f"no format {format!r}: choose one of {', '.join(FORMATS)}")
    content = serialize(load_graph(out).quads, format)
    if to is None:
        sys.stdout.buffer.write(content)
        return
    try:
        to.write_bytes(content)
    except OSError as error:
        raise UserError(f"cannot write {to}: {error.strerror}") from error


def main() -> None:
    """Run the command line; a `UserError` becomes one line and exit code 2."""
    try:
        app()
    except UserError as error:
        errors.print(f"kg: {error}", style="red", markup=False, highlight=False, soft_wrap=True)
        sys.exit(2)
    except BrokenPipeError:  # the reader of a pipe has seen enough
        sys.stderr.close()
        sys.exit(0)


if __name__ == "__main__":
    main()
