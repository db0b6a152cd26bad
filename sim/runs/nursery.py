"""Imported once by the process that workers are forked from: they start with the model loaded and compiled.

The fork server imports this module by name before it serves; it is not meant to be imported otherwise.
"""

import signal

signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the launcher's to answer

from sim.model import warm_up  # noqa: E402

warm_up()
