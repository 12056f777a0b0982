"""What was said: words between marks, set off or reported, and the cues beside them."""
