"""Whether two free statements contradict each other: ``judging.contradicts`` is the way in.

wording (words with stem, number, place, denial) -> matching (which say the same, which are left)
-> signs (numbers that speak for or against) -> judging (a score and the words that decide it).
"""
