"""Paper, workbooks and decks: query rows in, bytes out. Nothing here queries or knows Streamlit."""
