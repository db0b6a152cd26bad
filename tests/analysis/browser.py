"""A headless Chromium, spoken to over a pipe in its DevTools protocol: what a page asks for, says and measures."""

import base64
import fcntl
import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = ("--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--remote-debugging-pipe")  # fmt: skip


class Browser:
    """One page in one browser; ``events`` keeps all that it reported."""

    def __enter__(self) -> "Browser":
        self.home = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        read, self.out = os.pipe()
        self.back, write = os.pipe()
        ends = [fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10) for end in (read, write)]

        def as_expected():
            for end, number in zip(ends, (3, 4), strict=True):  # where the protocol looks for them
                os.dup2(end, number)

        command = [CHROMIUM, *QUIET, f"--user-data-dir={self.home.name}", "about:blank"]
        self.process = subprocess.Popen(
            command, close_fds=False, preexec_fn=as_expected, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL
        )
        for end in (read, write, *ends):
            os.close(end)
        self.kept, self.count, self.events, self.session = b"", 0, [], None
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Network", "Runtime", "Log"):
            self.ask(f"{domain}.enable")
        return self

    def __exit__(self, *_) -> None:
        self.process.terminate()
        self.process.wait(20)
        os.close(self.out)
        os.close(self.back)
        self.home.cleanup()

    def ask(self, method: str, **parameters):
        """Send a command and wait for its answer."""
        self.count += 1
        told = {"id": self.count, "method": method, "params": parameters}
        os.write(self.out, json.dumps(told | ({"sessionId": self.session} if self.session else {})).encode() + b"\0")
        while (answer := self._next()).get("id") != self.count:
            pass
        assert "error" not in answer, answer
        return answer["result"]

    def _next(self) -> dict:
        while b"\0" not in self.kept:
            read = os.read(self.back, 1 << 16)
            assert read, "the browser has gone"
            self.kept += read
        message, self.kept = self.kept.split(b"\0", 1)
        told = json.loads(message)
        if "method" in told:
            self.events.append(told)
        return told

    def open(self, page: Path, width: int, height: int = 900) -> None:
        """Load a file in a window of that size and wait until it is there."""
        phone = width < 600
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=phone)
        self.events.clear()
        self.ask("Page.navigate", url=page.resolve().as_uri())
        while not any(event["method"] == "Page.loadEventFired" for event in self.events):
            self._next()

    def value(self, expression: str):
        """What an expression gives in the page."""
        return self.ask("Runtime.evaluate", expression=expression, returnByValue=True)["result"].get("value")

    def requests(self) -> list[str]:
        """Every address the page asked for."""
        asked = [e["params"]["request"]["url"] for e in self.events if e["method"] == "Network.requestWillBeSent"]
        return [url for url in asked if not url.startswith("data:")]

    def complaints(self) -> list[dict]:
        """Errors and warnings of the console, exceptions."""
        kinds = ("Runtime.exceptionThrown", "Log.entryAdded", "Runtime.consoleAPICalled")
        return [event["params"] for event in self.events if event["method"] in kinds]

    def pdf(self) -> bytes:
        """The page as it prints."""
        return base64.b64decode(self.ask("Page.printToPDF", preferCSSPageSize=True)["data"])
