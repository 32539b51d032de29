"""What is done with the record as a whole.  No flow knows another: each says what it wants."""
