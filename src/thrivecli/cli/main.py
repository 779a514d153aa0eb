"""The door: arguments in, an exit code out; the only place that catches and that exits."""

import os
import signal
import sys
from collections.abc import Sequence
from typing import NoReturn

from thrivecli.cli.streams import end_streams, mute, say, whole_streams
from thrivecli.errors import ExitCode, NotTold, ThriveError, UsageFault
from thrivecli.quick.door import question
from thrivecli.render.clean import clean
from thrivecli.workspace.git.environment import whole_places


def run() -> None:
    """The console script: ends the process with the code of :func:`main`."""
    whole_streams()
    os.umask(0o077)
    # git, the editor and the browser are nothing that a folder of notes may bring along.
    os.environ["PATH"] = whole_places(os.environ.get("PATH", os.defpath))
    code = main(sys.argv[1:])
    end_streams()
    sys.exit(code)


def main(arguments: Sequence[str]) -> int:
    """Run one command line and give its exit code; nothing is raised."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # TextIO's own
    try:
        return int(_run(list(arguments)))
    except (Exception, KeyboardInterrupt) as fault:  # noqa: BLE001 - where all of them are met
        return _met(fault, arguments)


def end_with(fault: BaseException, arguments: Sequence[str]) -> NoReturn:
    """End the process as :func:`run` does where this is raised."""
    code = _met(fault, arguments)
    end_streams()
    sys.exit(code)


def _met(fault: BaseException, arguments: Sequence[str]) -> int:
    """Say what was wrong, and give the exit code that tells it."""
    match fault:
        case ThriveError():
            return _tell(fault, arguments)
        case KeyboardInterrupt():
            print("interrupted", file=sys.stderr)
            return ExitCode.INTERRUPTED
        case BrokenPipeError():
            return _broken_pipe()
        case OSError() | UnicodeEncodeError():
            return _refused_by_the_system(fault, arguments)
        case _:
            return _report(fault, arguments)


def _run(arguments: list[str]) -> ExitCode:
    if answered_anew(arguments):
        return ExitCode.DONE
    import typer  # what came before needs none of it

    from thrivecli.cli.app import app
    from thrivecli.cli.session import Session

    session = Session()
    try:
        code = app(arguments or ["--help"], standalone_mode=False, prog_name="thrive", obj=session)
        sys.stdout.flush()
    except typer.Abort:
        return ExitCode.INTERRUPTED
    except SystemExit as end:
        if isinstance(end.__context__, BrokenPipeError):  # Typer's way to meet it
            raise end.__context__ from None
        raise
    except typer.TyperException as fault:
        raise usage_fault(fault) from None
    except OSError as fault:
        if isinstance(fault, BrokenPipeError) or not session.saved:
            raise
        raise _not_told(fault, session.exit_code) from fault
    return ExitCode(code) if isinstance(code, int) else session.exit_code


def answered_anew(arguments: list[str]) -> bool:
    """Whether it was one of the few spellings that need no parser of arguments."""
    asked = question(arguments)
    if asked is None:
        return False
    from thrivecli.quick.renewal import answered_anew as anew  # brings half the program

    return anew(*asked)


def usage_fault(fault: Exception) -> ThriveError:
    """What the argument parser complains of, as an error of ours with a hint."""
    from thrivecli.cli.usage import as_usage_fault  # brings Typer

    return as_usage_fault(fault)


def _tell(fault: ThriveError, arguments: Sequence[str]) -> int:
    if "--json" in arguments and fault.exit_code in _IN_JSON:
        from thrivecli.render.envelope import error_json  # rarely needed

        say(error_json(fault), sys.stdout)
    say(f"error: {clean(fault.message)}")
    if fault.hint:
        say(f"hint: {clean(fault.hint)}")
    return fault.exit_code


_IN_JSON = (
    ExitCode.NO,
    ExitCode.USAGE,
    ExitCode.UNREADABLE,
    ExitCode.WORKSPACE,
    ExitCode.UNCOMMITTED,
)


def _not_told(fault: OSError, code: ExitCode) -> NotTold:
    """What was asked for is done: whoever types it again would do it twice."""
    from thrivecli.workspace.disk.faults import reason  # rarely needed

    mute(sys.stdout)  # what is left of the answer goes nowhere
    why, _ = reason(fault)
    return NotTold(f"saved; the answer could not be printed: {why}", code)


def _no_text(fault: UnicodeEncodeError, arguments: Sequence[str]) -> int:
    """Words that were typed in another encoding cannot stand in a note, which is UTF-8."""
    odd = next((word for word in arguments if not word.isascii() and _is_no_text(word)), None)
    if odd is None:
        return _report(fault, arguments)
    message = f"'{odd}' holds bytes that are no UTF-8"
    return _tell(UsageFault(message, hint="type it in a terminal set to UTF-8"), arguments)


def _is_no_text(word: str) -> bool:
    return any("\ud800" <= char <= "\udfff" for char in word)


def _refused_by_the_system(fault: OSError | UnicodeEncodeError, arguments: Sequence[str]) -> int:
    """A name that is too long, a folder that may not be entered: no bug of anybody's."""
    if "--debug" in arguments:
        return _report(fault, arguments)
    if isinstance(fault, UnicodeEncodeError):
        return _no_text(fault, arguments)
    from thrivecli.workspace.disk.faults import refused_by_the_system  # rarely needed

    return _tell(refused_by_the_system(fault), arguments)


def _broken_pipe() -> int:
    """The reader went away; Python must not complain of it at exit."""
    mute(sys.stdout)
    return 128 + signal.SIGPIPE


def _report(bug: BaseException, arguments: Sequence[str]) -> int:
    if "--debug" in arguments:
        from traceback import format_exception  # for this option only

        print(clean("".join(format_exception(bug)), keep_newlines=True), file=sys.stderr)
        return ExitCode.BUG
    if "_THRIVE_COMPLETE" in os.environ:
        return ExitCode.BUG  # somebody is typing: no word of it on their screen
    from thrivecli.workspace.bug_report import write_report  # hopefully never

    path = write_report(bug)
    say(f"error: this is a bug of thrive's own ({type(bug).__name__})")
    told = f"the report is {path}, and holds no words of your notes"
    say(f"hint: nothing more was written; {clean(told)}")
    return ExitCode.BUG
