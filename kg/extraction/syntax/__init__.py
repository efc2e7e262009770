"""What is read off a tree of Universal Dependencies: clauses, subjects, coordination, base forms."""
