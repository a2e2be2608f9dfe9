"""Takes a web site's and a printer's own words off a document's."""
