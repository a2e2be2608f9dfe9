"""From hits to an answer: pure, the same for every front end."""
