"""Who said it: from a cue, a pronoun, an office, a label or the words around to a source."""
