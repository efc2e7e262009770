"""The stages one after the other: reports in, a graph out, and what a build remembers for the next one."""
