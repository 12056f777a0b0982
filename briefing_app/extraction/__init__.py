"""SourceText in, quotes, figures and key points out; the only place that knows spaCy."""
