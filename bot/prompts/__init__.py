"""Questions worth offering, each checked before anybody sees it."""
