"""The editors' desk: what is planned and shown of a report's state; pages for a browser, served by the preview or written as a file."""
