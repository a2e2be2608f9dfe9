"""What several readers need: properties, notes, XML."""
