"""Widgets that take values and emit signals; none of them knows the library."""
