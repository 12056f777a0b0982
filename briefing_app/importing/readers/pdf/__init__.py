"""PDFs: their text in reading order, each offset with its page."""
