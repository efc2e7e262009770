"""Individuals, claims and disputes as an RDF dataset: quads, validation, serialisation."""
