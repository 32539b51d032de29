"""The parts that show what is known of a treatment, with its sources."""
