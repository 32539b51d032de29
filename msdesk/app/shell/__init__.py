"""What a window does whatever is open in it; it knows neither the record nor its pages."""
