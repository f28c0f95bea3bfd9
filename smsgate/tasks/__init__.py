"""What the worker does on its own: tasks take ids, call one service, hold no logic."""
