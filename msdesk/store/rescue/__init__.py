"""What can still be had of a record that is damaged."""
