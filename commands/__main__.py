"""`python -m commands NAME …`: finds the command, runs it, and ends in one sentence if it fails."""

import importlib
import sys

from data.faults import PlainEnding, keep_data_out_of_logs

MODULES = {
    "import": "commands.import_files",
    "step-down": "commands.step_down",
    "forecast": "commands.forecast",
    "evidence": "commands.evidence",
    "report": "commands.report",
    "savings": "commands.savings",
    "regional-return": "commands.regional_return",
    "prepare": "commands.prepare",
    "check": "commands.check",
    "demo": "commands.demo",
}


def main(arguments: list[str]) -> int:
    """Run the command named first and return its exit code: 0, 1 or 2 as it says, 3 for a fault."""
    if not arguments or arguments[0] not in MODULES:
        print(f"The commands are {', '.join(MODULES)}.", file=sys.stderr)
        return 2
    keep_data_out_of_logs()
    code = 0
    with PlainEnding() as ending:
        # Imported late: each command loads only what it needs.
        code = importlib.import_module(MODULES[arguments[0]]).run(arguments[1:])
    return ending.code or code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
