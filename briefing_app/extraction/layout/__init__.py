"""How a text is laid out: lines, paragraphs with their kinds, sentences, turns and genre."""
