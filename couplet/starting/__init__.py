"""New reports: the one that comes with Couplet, and next year's from last year's; all but `place` is pure over texts."""
