## Gathered rooms
