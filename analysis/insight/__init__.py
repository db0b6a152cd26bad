"""What drives results, where they fail, which settings fit published figures: for those who ask beyond a comparison."""
