"""The engine's names for arrays: numbers of either precision, whole numbers, yes or no."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]
Whole = NDArray[np.integer[Any]]
Flags = NDArray[np.bool_]
