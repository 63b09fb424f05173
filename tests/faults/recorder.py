"""A server whose every change of the database's files is written down.

`python recorder.py RECORD [TWIN] serve …`; a TWIN of bad_twin.py breaks a promise besides."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.faults import bad_twin  # first of all, for it patches as gevent wants it
from tests.faults.record import Recorder
from tests.faults.sqlite_files import Door

if __name__ == "__main__":
    door = Door(Recorder(sys.argv.pop(1)), os.environ["FACILITATE_DATA"])
    if sys.argv[1] != "serve":
        bad_twin.break_it(sys.argv.pop(1))
    from facilitate.cli import main

    main()
