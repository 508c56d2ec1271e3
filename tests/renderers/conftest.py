"""The invented dossiers, for every test of renderers."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="session")
def invented() -> ModuleType:
    """The module of invented dossiers beside this file."""
    path = Path(__file__).with_name("invented.py")
    spec = importlib.util.spec_from_file_location("invented", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
