## replays
