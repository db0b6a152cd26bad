"""Information: alerts, searches, requests, reports, investigations."""
