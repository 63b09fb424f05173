"""Order in the meeting: motions and seconds, quorum, limits it sets itself, manners, Robert's Rules."""
