"""``python -m skillmatch``.

Started with ``-m``, Python looks for modules in the working folder first. That folder is taken off the path before
anything but this package is imported. What Python itself looks for earlier (``importlib`` and what that needs, and a
package of our name) is beyond us: in a folder of strangers use the command ``skillmatch``, or ``python -I -m``.
"""

import sys

from skillmatch._path import trusted

sys.path[:] = trusted(sys.path)

from skillmatch.cli.main import main  # noqa: E402

main()
