"""One use case a function; transactions live here, and nowhere else."""
