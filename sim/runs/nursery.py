"""Imported once by the process that workers are forked from: they start with the model loaded and compiled.

Importing it warms the model up. The fork server does so by name before it serves; a worker started without a fork
server does so itself.
"""

import signal

signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the launcher's to answer

from sim.model import warm_up  # noqa: E402

warm_up()
