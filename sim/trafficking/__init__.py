"""Trafficking in persons: exploitation after a journey that is mostly legal, identification, referral, trials."""
