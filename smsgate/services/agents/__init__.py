"""Village agents: officials who carry the news, register neighbours, and see whom they helped."""
