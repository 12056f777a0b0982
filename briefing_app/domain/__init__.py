"""What the program is about, as frozen values and their rules; standard library only."""
