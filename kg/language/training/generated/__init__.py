"""Sentences made from patterns, whose trees and names are known because they were made.

Treebanks hold few of the constructions that diplomatic news is full of: titled names in coordination,
counterparts with their names, pairs of countries with a hyphen, headlines without a verb. The patterns follow
the analyses of EWT and GUM: a title before a name is its `nmod:desc`; a described person after a possessive
is an `appos`.
"""
