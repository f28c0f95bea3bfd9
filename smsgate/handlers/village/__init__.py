"""What a village's agent may ask and do."""
