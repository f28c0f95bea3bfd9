"""Tables from an office's spreadsheets: read leniently, checked row by row, good rows never lost."""
