"""Figures: reads the numbers, dates, amounts and shares of Chinese and English texts and compares them by value; no I/O.

`reading` reads one text, `comparison` compares two, `figure` says what a figure is, `spelling` how a known value may be written.
A build that checks nothing new reads no figures, hence nothing is imported here.
"""
