"""What Tawatur knows of Arabic: letters, words, numbers and calendars. Knows nothing of news."""
