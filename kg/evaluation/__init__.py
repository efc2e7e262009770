"""How right a graph is: annotated reports and a dataset in, scores and every missed and spurious fact out."""
