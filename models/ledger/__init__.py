"""What moves that were made have saved, against payments and the year's target."""
