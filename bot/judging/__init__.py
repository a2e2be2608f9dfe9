"""How good answers are: judged questions go in, measures come out."""
