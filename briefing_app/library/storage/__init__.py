"""The library's file and what writes to it: tables, rows, transactions, the journal, migrations and backups."""
