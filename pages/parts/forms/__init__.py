"""Forms that lose nothing: kept while typed, checked, recorded, merged."""
