"""Reports in, documents out: the first stage.

`read` takes paths, folders, globs and standard input, and gives a `Reading`: the documents, and a line for
everything that gave none. A `Document` keeps its text as it stands in the file; what is page furniture is
listed, not cut, so that every offset holds.

| module | what it does |
|---|---|
| `sources` | finds the files |
| `loading`, `decoding` | opens them within limits; bytes to text |
| `formats` | a reader for each format: text, Markdown, web page, JSON Lines, CSV |
| `furniture` | finds menus, bylines, datelines, links to other reports, and the headline |
| `publication`, `days`, `dates_file` | the day of publication and how it is known |
| `copies` | near-identical texts count as one |
| `reading` | all of it together |
"""

from kg.documents.dates_file import load_dates
from kg.documents.draft import Columns
from kg.documents.reading import Reading, read

__all__ = ["Columns", "Reading", "load_dates", "read"]
