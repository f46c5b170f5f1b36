"""What a change means for readers: faults, stale translations, what a person must look at."""
