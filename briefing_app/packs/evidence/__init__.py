"""What stands between a pack and its clearance."""
