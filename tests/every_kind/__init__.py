"""One file of every kind, from the folder to the citation."""
