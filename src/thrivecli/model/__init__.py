"""The nouns: check-in, action, goal, win, problem, plan; values that never change."""
