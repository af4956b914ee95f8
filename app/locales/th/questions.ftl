## Questions to the speaker
