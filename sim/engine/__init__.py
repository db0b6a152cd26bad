"""What knows no border: compiled verbs over rows, keyed chance, tables, mathematics that rooms share."""
