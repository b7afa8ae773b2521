"""TinyURL's interface is asked what nobody would ask, by schemathesis, as openapi.json allows it.

    python -m venv st && st/bin/pip install schemathesis==4.32.5
    python -m tests.fuzz st/bin/st --max-examples 200

It has an environment of its own, since it brings a plugin that slows every run of pytest. Whatever
is typed behind the command is passed on to it. Two of its checks are left out:

positive_data_acceptance   an address has rules that no schema can say (it may not lead back here)
use_after_free             a link that has ended still has clicks, and its maker may ask for them
"""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.running import Service

LEFT_OUT = "positive_data_acceptance,use_after_free"


def main(command: str, *more: str) -> int:
    """Run schemathesis against the reference; return its exit code."""
    with TemporaryDirectory() as folder, Service(Path(folder), "--solution") as service:
        at = f"http://127.0.0.1:{service.port}/openapi.json"
        call = [str(Path(command).absolute()), "run", at, "--exclude-checks", LEFT_OUT, *more]
        return subprocess.run(call, cwd=folder, check=False).returncode  # noqa: S603  as typed


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
