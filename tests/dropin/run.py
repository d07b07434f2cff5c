"""Unmodified programs that call tshark, run on requin and on the reference: what they show must be equal.

    run.py REQUIN [REFERENCE-FOLDER]

REQUIN is the program; REFERENCE-FOLDER holds the reference's `tshark` (/usr/bin). pyshark is installed from the
Python package index into a folder under the system's temporary one; termshark and tmux are Debian packages.
"""

import difflib
import os
import subprocess
import sys
import tempfile
import venv

HERE = os.path.dirname(os.path.abspath(__file__))
EXAMPLES = os.path.join(HERE, "..", "..", "examples")
PYSHARK = "pyshark==0.6"
# Lines of a difference that are shown.
SHOWN = 60


def python_with_pyshark(folder):
    """A Python that can import pyshark: this one, or one made for the purpose."""
    probe = [sys.executable, "-c", "import pyshark"]
    if subprocess.run(probe, capture_output=True).returncode == 0:
        return sys.executable
    place = os.path.join(folder, "python")
    venv.create(place, with_pip=True)
    python = os.path.join(place, "bin", "python")
    subprocess.run([python, "-m", "pip", "install", "--quiet", PYSHARK], check=True)
    return python


def output(words):
    with tempfile.TemporaryDirectory(prefix="requin-cache-") as cache:
        # pyshark prints sets, whose order must not differ from run to run, and keeps what `-G` told it.
        environment = {**os.environ, "PYTHONHASHSEED": "0", "XDG_CACHE_HOME": cache}
        done = subprocess.run(words, capture_output=True, text=True, timeout=600, env=environment)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(words)}: exit status {done.returncode}\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}")
    return done.stdout.splitlines()


def screens(folder):
    """What termshark shows. It is driven by keys and may lose some on a busy machine: three attempts."""
    script = os.path.join(HERE, "termshark_screens.py")
    capture = os.path.join(EXAMPLES, "http.pcap")
    for attempt in range(3):
        try:
            return output([sys.executable, script, folder, capture])
        except SystemExit as error:
            print(f"termshark, attempt {attempt + 1}: {str(error).splitlines()[-1]}")
            last = error
    raise last


def compare(what, reference, ours):
    differences = list(difflib.unified_diff(reference, ours, "reference", "requin", lineterm="", n=2))
    if differences:
        print(f"{what}: differs")
        print("\n".join(differences[:SHOWN]))
        return 1
    print(f"{what}: {len(ours)} lines, equal")
    return 0


def main():
    requin = os.path.abspath(sys.argv[1])
    reference = sys.argv[2] if len(sys.argv) > 2 else "/usr/bin"
    with tempfile.TemporaryDirectory(prefix="requin-dropin-") as folder:
        links = os.path.join(folder, "links")
        os.mkdir(links)
        for name in ["tshark", "dumpcap", "capinfos"]:
            os.symlink(requin, os.path.join(links, name))
        python = python_with_pyshark(folder)
        both = [(os.path.join(d, "tshark"), d) for d in (reference, links)]
        script = os.path.join(HERE, "pyshark_calls.py")
        bad = compare("pyshark", *[output([python, script, tshark, EXAMPLES]) for tshark, _ in both])
        bad += compare("termshark", *[screens(d) for _, d in both])
    sys.exit(1 if bad else 0)


main()
