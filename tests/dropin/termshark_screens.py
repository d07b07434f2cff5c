"""What a person sees who opens a capture in termshark, run on one folder of programs and printed as text.

    termshark_screens.py PROGRAMS CAPTURE

PROGRAMS is a folder with `tshark` in it, put in front of PATH. Run on the reference and on requin, the two
outputs must be equal.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

# How long a screen may take to come, and how long it must stay to be called finished.
PATIENCE, STILL = 40.0, 1.2


class Terminal:
    """A program in a tmux session of its own."""

    def __init__(self, words, environment):
        self.socket = f"dropin-{os.getpid()}"
        line = " ".join(f"{k}='{v}'" for k, v in environment.items()) + " " + " ".join(words)
        self.tmux("new-session", "-d", "-s", "t", "-x", "160", "-y", "50", line)

    def tmux(self, *words):
        done = subprocess.run(["tmux", "-L", self.socket, *words], capture_output=True, text=True)
        return done.stdout

    def type(self, *keys, literal=None):
        if literal is not None:
            self.tmux("send-keys", "-t", "t", "-l", literal)
        for key in keys:
            self.tmux("send-keys", "-t", "t", key)

    def screen(self):
        return self.tmux("capture-pane", "-p", "-t", "t")

    def settled(self, wanted, patience=PATIENCE):
        """The screen once the expression `wanted` is found in it and it no longer changes."""
        end = time.monotonic() + patience
        last, since = None, time.monotonic()
        while time.monotonic() < end:
            now = self.screen()
            if now != last:
                last, since = now, time.monotonic()
            elif re.search(wanted, now) and time.monotonic() - since >= STILL:
                return now
            time.sleep(0.1)
        raise SystemExit(f"termshark did not show {wanted!r} in {patience:.0f} s; it shows:\n{last}")

    def until(self, act, wanted):
        """The screen once `act` has brought `wanted`: a busy machine may swallow keys, and then it is done again."""
        for _ in range(3):
            act()
            try:
                return self.settled(wanted, PATIENCE / 3)
            except SystemExit as error:
                last = error
        raise last

    def apply(self, text):
        self.type("/")
        self.type("End", *["BSpace"] * 40)
        self.type(literal=text)
        # The filter is checked while it is typed; Apply waits for the verdict.
        time.sleep(2)
        self.type("Enter")

    def command(self, text):
        # The first takes the keyboard from the filter bar, the second closes the menu.
        for key in ["F10", "Escape", ":"]:
            self.type(key)
            time.sleep(0.6)
        self.type(literal=text)
        self.type("Enter")

    def close(self):
        self.tmux("kill-server")


def show(title, screen):
    print("---", title)
    for line in screen.splitlines():
        # The scrollbar's handle depends on when it was drawn.
        print(line.rstrip("█▲▼ ").rstrip())


def main():
    programs, capture = sys.argv[1], sys.argv[2]
    home = tempfile.mkdtemp(prefix="termshark-")
    environment = {
        "PATH": f"{programs}:{os.environ['PATH']}",
        "HOME": home,
        "TERM": "xterm-256color",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
    }
    terminal = Terminal(["termshark", "-r", capture], environment)
    try:
        show("opened", terminal.settled(" 0000  "))
        terminal.type("Down", "Down", "Down")
        terminal.settled("Frame 4:")
        terminal.type("Tab")
        terminal.type("Down", "Down", "Down", "Down", "Enter")
        terminal.settled(r"\[-\] Hypertext")
        terminal.type("Down", "Enter")
        show("fourth packet", terminal.settled("Request Method"))
        filtered = r"Info -\s*\n\W*4 "
        show("filtered", terminal.until(lambda: terminal.apply("http.request"), filtered))
        # The bytes come some time after the window.
        stream = r"[1-9]\d* client pkts?(.|\n)*[1-9]\d* bytes"
        terminal.command("streams")
        show("stream", terminal.settled(stream))
    finally:
        terminal.close()
        shutil.rmtree(home, ignore_errors=True)


main()
