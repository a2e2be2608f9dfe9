"""Says what a document is called, who published it and when."""
