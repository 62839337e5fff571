"""Files: rows and slides in, bytes out. Nothing here queries or knows Streamlit."""
