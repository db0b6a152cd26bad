"""What makes the committed pages, figures and tables of the project; nothing here is needed to run the model."""
