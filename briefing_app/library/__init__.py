"""The library: the only SQL, behind one door."""
