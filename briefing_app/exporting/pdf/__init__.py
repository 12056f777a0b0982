"""Blocks on A4, with ReportLab."""
