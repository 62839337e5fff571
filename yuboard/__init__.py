"""Yuboard: a policy dashboard on the e-commerce targets of Henan cities."""
