"""What outlives an evening: needs, offers, promises and units across meetings, each change a deed that can be taken back."""
