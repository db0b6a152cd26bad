"""Packages that only insight needs: loaded when asked for, named in one line when absent."""

import warnings
from importlib import import_module
from typing import Any

from analysis.refusal import Refusal


def extra(module: str) -> Any:
    """A module of the extra ``insight``. Raises Refusal with the command that installs it."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # they announce what else could be installed
            return import_module(module)
    except ImportError as error:
        name = module.split(".")[0].replace("_", "-")
        raise Refusal("insight", f"needs the package {name}", "Install it: pip install comity[insight]") from error
