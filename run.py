"""One command for people: sets everything up, then opens the app or runs a command.

Standard library only, and readable by old Pythons, which get a plain sentence instead of an error.
"""

from __future__ import annotations

import argparse
import contextlib
import errno
import hashlib
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
import webbrowser
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
HALF_MADE = VENV / "half-made"  # there while packages are being put in
NEEDS = (3, 11)
COMMANDS = {
    "test": "set everything up and run every test (--long: also the full fault and load runs)",
    "import": "read a council's files: import PATH… [--source NAME] [--council NAME]",
    "step-down": "each residential child's options: step-down --as-of DATE --out FILE.csv",
    "forecast": "children and spend by month: forecast --as-of DATE --until DATE --out FILE.csv",
    "evidence": "how good the estimates are: evidence --as-of DATE --out FILE.json",
    "report": "the board report: report --as-of DATE --out FILE.pdf (or .docx)",
    "savings": "a year's statement: savings --as-of DATE --year 2025-26 --out FILE.csv",
    "regional-return": "a quarter's found placements: regional-return --as-of DATE --out FILE.csv",
    "prepare": "work out now what the pages will need: for a night job after an import",
    "demo": "make the demonstration council again, where nothing is imported yet",
    "check": "verify the database and, where the test tools are installed, the code",
}
ADDRESS = "127.0.0.1"
RUNNING = b'{"status":"ok"'  # how our own /health begins; another program's answer does not
START_LIMIT_SECONDS = 120
APP, TESTS = "requirements.txt", "requirements-test.txt"
UNWANTED = ("PYTHONHOME", "PYTHONPATH", "__PYVENV_LAUNCHER__")  # lead to another Python's packages
# The sums are many and small: threads that wait for each other take four times the processor, and
# what they come to in the last digit would depend on how many processors a machine has.
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
NO_NETWORK = ("NewConnectionError", "ConnectTimeout", "ReadTimeout", "Max retries exceeded",
              "Failed to establish", "Temporary failure in name resolution", "ProxyError",
              "getaddrinfo failed", "Could not fetch URL", "SSLError")  # fmt: skip
FULL = "the disk is full; free about 1 GB"


class SetUpFailed(Exception):
    """Set-up cannot go on; its text is the one plain sentence that the person reads."""


def main(arguments: list[str]) -> int:
    """Do what was asked for and return the exit code; every failure of set-up is one sentence."""
    if sys.version_info[:2] < NEEDS:
        text = ".".join(str(part) for part in sys.version_info[:3])
        return fail(f"Circle to Success needs Python 3.11 or newer, this is {text}.")
    try:
        if arguments and not arguments[0].startswith("-"):
            return run_command(arguments[0], arguments[1:])
        return open_app(app_options(arguments))
    except SetUpFailed as failure:
        return fail(str(failure))
    except OSError as error:
        return fail(refused(error))
    except KeyboardInterrupt:
        return fail("Stopped; start again when you like.", 130)


def fail(sentence: str, code: int = 1) -> int:
    print(sentence, file=sys.stderr)
    return code


def refused(error: OSError) -> str:
    """What the machine refused, in one sentence."""
    where = error.filename or ROOT
    if error.errno == errno.ENOSPC:
        return f"Cannot write in {where}: {FULL} and start again."
    reason = (error.strerror or type(error).__name__).lower()
    return (
        f"Cannot use {where} ({reason}): put the tool in a folder of your own, where you may "
        "write, and start again."
    )


# --- the commands


def run_command(name: str, texts: list[str]) -> int:
    """Run one of COMMANDS inside .venv and return its exit code."""
    if name not in COMMANDS:
        raise SetUpFailed(
            f"There is no command '{name}': leave it out to open the app, or use one of "
            f"{', '.join(COMMANDS)}."
        )
    set_up(TESTS if name == "test" else APP)
    if name == "test":
        # Two files at a time: each keeps its own servers, and most machines have two processors.
        # In the order of tests/conftest.py: the longest first, so that neither waits at the end.
        two = ["-n", "2", "--dist", "loadfile", "--no-loadscope-reorder"]
        return run([venv_python(), "-m", "pytest", *two, *texts], folder=ROOT)
    return run([venv_python(), "-m", "commands", name, *texts])


def run(command: list[str], folder: Path | None = None, **environment: str) -> int:
    """Run a program until it ends, where the person stands; stopping us stops it too."""
    environment = {**clean_environment(), "PYTHONPATH": str(ROOT), **environment}
    process = subprocess.Popen(command, cwd=folder, env=environment)
    signal.signal(signal.SIGTERM, lambda *_: process.terminate())
    while True:
        try:
            code = process.wait()
            return 128 - code if code < 0 else code
        except KeyboardInterrupt:  # the program had the same Ctrl+C and is closing
            continue


def clean_environment() -> dict[str, str]:
    own = {key: value for key, value in os.environ.items() if key not in UNWANTED}
    return {**ONE_THREAD, **own}


# --- the app


class OneSentence(argparse.ArgumentParser):
    """A parser whose complaint is one sentence."""

    def error(self, message: str):  # type: ignore[no-untyped-def]  # NoReturn
        raise SetUpFailed(f"{message[:1].upper()}{message[1:]}: see python run.py --help.")


def app_options(arguments: list[str]) -> argparse.Namespace:
    listed = "\n".join(f"  {name:<10} {does}" for name, does in COMMANDS.items())
    parser = OneSentence(
        prog="python run.py",
        description="Opens the app, after setting everything up where needed.",
        epilog=f"commands:\n{listed}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--port", type=int, default=8501, help="port to use (8501)")
    parser.add_argument("--no-browser", action="store_true", help="do not open a browser")
    parser.add_argument("--database", metavar="URL", help="another database than the one in var/")
    options = parser.parse_args(arguments)
    if not 1 <= options.port <= 65535:
        raise SetUpFailed(f"The port must be a number from 1 to 65535, not {options.port}.")
    return options


def open_app(options: argparse.Namespace) -> int:
    """Start the server and, when it answers, say where and open the browser."""
    require_free_port(options.port)
    set_up(APP)
    database = {"CIRCLE_DATABASE_URL": options.database} if options.database else {}
    code = run([venv_python(), "-m", "commands", "demo", "--if-wanted"], **database)
    if code not in (0, 3):  # 3: a fault of the tool in making it; the app opens empty
        return code
    url = f"http://{ADDRESS}:{options.port}"
    print(f"Starting Circle to Success at {url} …", flush=True)
    show = not options.no_browser and has_screen()
    threading.Thread(target=announce, args=(url, show), daemon=True).start()
    server = [venv_python(), "-m", "streamlit", "run", str(ROOT / "app.py")]
    where = ["--server.headless=true", f"--server.port={options.port}"]
    return run([*server, *where], **database)


def announce(url: str, show_browser: bool) -> None:
    """Wait for the server, say that it is ready, open the browser."""
    deadline = time.monotonic() + START_LIMIT_SECONDS
    while time.monotonic() < deadline:
        if is_ours(url):
            print(f"Ready: open {url} in a browser. Stop with Ctrl+C.", flush=True)
            if show_browser:
                webbrowser.open(url)
            return
        time.sleep(0.1)


def is_ours(url: str) -> bool:
    """Whether this tool answers at the address."""
    try:
        with urllib.request.urlopen(f"{url}/health", timeout=2) as reply:
            return bool(reply.read(100).startswith(RUNNING))
    except (OSError, ValueError):
        return False


def has_screen() -> bool:
    """Whether a browser window could show: a Linux server without a display has none."""
    if os.environ.get("CI"):
        return False
    shown = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return bool(shown) or not sys.platform.startswith("linux")


def require_free_port(port: int) -> None:
    """Fail with what to do when somebody already listens on the port."""
    with socket.socket() as listener:
        if os.name == "posix":  # a port just left may be taken again, as the server does
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((ADDRESS, port))
            return
        except OSError as error:
            reason = (error.strerror or "not available").lower()
    other = f"python run.py --port {port + 1 if port < 65535 else 8501}"
    if is_ours(f"http://{ADDRESS}:{port}"):
        raise SetUpFailed(
            f"The tool is already running on port {port}: open http://{ADDRESS}:{port} in a "
            f"browser, or start a second one with {other}."
        )
    raise SetUpFailed(f"Port {port} cannot be used ({reason}): choose another, as in {other}.")


# --- setting up .venv


def venv_python() -> str:
    return str(VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))


def stamp_of(requirements: str) -> str:
    """Text that changes whenever what must be installed does, or the Python it is installed in."""
    pinned = (ROOT / APP).read_bytes() + (ROOT / requirements).read_bytes()
    made = VENV / "pyvenv.cfg"
    lines = made.read_text(encoding="utf-8").splitlines() if made.is_file() else []
    version = [line.split("=")[1].strip() for line in lines if line.startswith("version")]
    return f"{hashlib.sha256(pinned).hexdigest()} python {''.join(version)}"


def is_set_up(requirements: str) -> bool:
    stamp = VENV / f"installed-{requirements}"
    full = stamp.is_file() and Path(venv_python()).exists() and not HALF_MADE.exists()
    return full and stamp.read_text(encoding="utf-8") == stamp_of(requirements)


def set_up(requirements: str) -> None:
    """Make .venv and install what is pinned, unless a stamp says that it was done.

    The stamps are written last. A .venv without any, or marked half-made, is made afresh.
    """
    (ROOT / "var" / "log").mkdir(parents=True, exist_ok=True)
    if is_set_up(requirements):
        return
    with one_at_a_time():
        if is_set_up(requirements):  # somebody else did it while we waited
            return
        stamped = any(VENV.glob("installed-*")) and Path(venv_python()).exists()
        if HALF_MADE.exists() or not stamped:
            make_venv()
        HALF_MADE.touch()
        install(requirements)
        for name in {APP, requirements}:
            (VENV / f"installed-{name}").write_text(stamp_of(name), encoding="utf-8")
        HALF_MADE.unlink()


@contextlib.contextmanager
def one_at_a_time():  # type: ignore[no-untyped-def]  # Iterator[None]
    """Hold the set-up lock, so that two starts at once don't spoil each other's .venv.

    The system lets go of it when we end, however we end.
    """
    with (ROOT / "var" / "set-up.lock").open("a+") as lock:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(lock.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def make_venv() -> None:
    print("Making .venv, a folder of the tool's own (a few seconds) …", flush=True)
    code, output = logged([sys.executable, "-m", "venv", "--clear", str(VENV)])
    if code and ("ensurepip" in output or "No module named" in output):
        raise SetUpFailed(
            "This Python cannot make virtual environments: install its venv module (on Debian "
            "and Ubuntu: apt install python3-venv) and start again."
        )
    if code:
        raise SetUpFailed(f"The folder .venv could not be made: {why(output)}")


def install(requirements: str) -> None:
    tests = " and the test tools" if requirements == TESTS else ""
    print(f"Installing the requirements{tests} (700 MB, one to three minutes) …", flush=True)
    command = [venv_python(), "-m", "pip", "install", "--no-input", "--disable-pip-version-check"]
    code, output = logged([*command, "-r", str(ROOT / requirements)], clean_environment())
    if not code:
        return
    if "Installing collected packages" not in output:  # nothing in .venv was touched yet
        HALF_MADE.unlink()
    raise SetUpFailed(f"The requirements could not be installed: {why(output)}")


def logged(command: list[str], environment: dict[str, str] | None = None) -> tuple[int, str]:
    """Run a program; what it printed stays in a log file only if it failed."""
    log = ROOT / "var" / "log" / "set-up.log"
    with log.open("w", encoding="utf-8", errors="replace") as file:
        file.write(time.strftime("Set-up, %Y-%m-%d %H:%M\n"))
        file.flush()  # a full disk shows here
        code = subprocess.call(command, stdout=file, stderr=subprocess.STDOUT, env=environment)
    output = log.read_text(encoding="utf-8", errors="replace")
    if code == 0:
        log.unlink()
    return code, output


def why(output: str) -> str:
    """The likely reason in what a program printed, and where all of it is."""
    again = "and start again (details: var/log/set-up.log)."
    if "No space left" in output:
        return f"{FULL} {again}"
    if any(sign in output for sign in NO_NETWORK):
        return (
            "the Python package index cannot be reached; connect to the internet, or set "
            f"PIP_INDEX_URL to your organisation's own index, {again}"
        )
    if "Permission denied" in output or "Read-only file system" in output:
        return f"this folder cannot be written to; put the tool in one of your own {again}"
    return "the reason is in var/log/set-up.log."


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
