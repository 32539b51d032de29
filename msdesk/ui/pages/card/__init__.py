"""What is known of one treatment."""
