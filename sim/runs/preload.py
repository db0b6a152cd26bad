"""Imported once by the process that workers are forked from: they start with the model loaded and compiled.

Importing it warms the model up. The fork server does so by name before it serves; a worker started without a fork
server does so itself.
"""

import signal

signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the launcher's to answer

failure = ""  # why the model cannot be loaded
try:
    from sim.model import warm_up

    warm_up()
except Exception as error:  # reported by the first worker; raised here, it would end the fork server without a message
    failure = f"{type(error).__name__}: {error}"
