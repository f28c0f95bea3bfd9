"""What became of people's search for work: asked now and then, told, compared with what employers say."""
