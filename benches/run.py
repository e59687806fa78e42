#!/usr/bin/env python3
"""Measures csp and those peers that are installed, and compares.

  benches/run.py [PART...] [--csp FILE] [--runs 3] [--only a,b] [--peers go,lua] [--save] [--baseline FILE]

Parts (all of them if none is named):
  programs    whole programs, in milliseconds of processor time
  micro       single operations
  collector   pauses, and memory against what is live
  front       lexer, parser, checker, compiler
  heap        the heap without the machine

Every figure is a median of runs that are interleaved with the peers': one of each, then again. The columns say csp's
cost over the peer's, and over the baseline's: below 1, csp is faster, or smaller. Processor time says the same on a
machine that others use; a row that must wait (timers) says nothing by it. `--save` writes csp's figures into the
baseline, benches/baseline.json.
"""
import argparse, json, os, shutil, statistics, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
PROGRAMS = os.path.join(HERE, "programs")
COLLECTOR = ["binary_trees", "map", "goroutines"]


def environment():
    return dict(os.environ, GO111MODULE="off", GOTOOLCHAIN="local")


def compiled(build, path):
    """The command of a Go program, a file or a folder, that is compiled once."""
    out = os.path.join(build, os.path.basename(path).removesuffix(".go"))
    if not os.path.exists(out):
        package = "./" + os.path.relpath(path, ROOT)
        subprocess.run(["go", "build", "-o", out, package], check=True, env=environment(), cwd=ROOT)
    return [out]


def peers(csp, build, wanted):
    """By name, functions from the path of a Go program to a command; None where the peer has no such program."""

    def lua(*command):
        def run(path):
            source = os.path.join(PROGRAMS, "lua", os.path.basename(path).removesuffix(".go") + ".lua")
            return [*command, source] if os.path.exists(source) else None

        return run

    found = {"csp": lambda path: [csp, "run", path]}
    if shutil.which("go"):
        found["go"] = lambda path: compiled(build, path)
    if shutil.which("luajit"):
        found["luajit -joff"] = lua("luajit", "-joff")
    if shutil.which("lua5.4"):
        found["lua"] = lua("lua5.4")
    if shutil.which("yaegi"):
        found["yaegi"] = lambda path: ["yaegi", "run", path] if path.endswith(".go") else None
    return {peer: command for peer, command in found.items() if peer == "csp" or not wanted or peer in wanted}


def run(command):
    """Processor seconds and standard output; None if it failed or took more than two minutes."""
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen(["timeout", "120", *command], stdout=out, stderr=subprocess.DEVNULL, cwd=ROOT)
        _, status, usage = os.wait4(process.pid, 0)
        out.seek(0)
        return (usage.ru_utime + usage.ru_stime, out.read().decode()) if status == 0 else None


def interleaved(commands, runs):
    """The results of each peer's runs; one that takes long is not repeated."""
    results = {peer: [] for peer in commands}
    for round in range(runs):
        for peer, command in commands.items():
            if round == 0 or results[peer] and results[peer][0][0] < 20:
                result = run(command)
                results[peer] += [result] if result else []
    return results


def program(path, found, runs):
    """A row: its name, its unit, and a figure by peer, text where there is none."""
    commands = {peer: command(path) for peer, command in found.items()}
    results = interleaved({peer: c for peer, c in commands.items() if c}, runs)
    own = results["csp"][0][1] if results["csp"] else None
    row = {}
    for peer, done in results.items():
        same = done and done[0][1] == own
        row[peer] = "fails" if not done else 1e3 * statistics.median(d[0] for d in done) if same else "other output"
    return os.path.basename(path).removesuffix(".go"), "ms", row


def lines(commands, runs):
    """Rows from programs that print lines of a name, a figure and a unit."""
    figures, units = {}, {}
    for peer, done in interleaved(commands, runs).items():
        for _, text in done:
            for line in text.splitlines():
                name, figure, unit = line.split("\t")
                units[name] = unit
                figures.setdefault(name, {}).setdefault(peer, []).append(float(figure))
    for name, row in figures.items():
        if "csp" in row:
            yield name, units[name], {peer: statistics.median(values) for peer, values in row.items()}


def rows(parts, found, runs, only):
    """All rows that are wanted."""
    chosen = lambda name: not only or any(word in name for word in only)
    if "programs" in parts:
        for name in sorted(name for name in os.listdir(PROGRAMS) if name.endswith(".go")):
            if chosen(name):
                yield program(os.path.join(PROGRAMS, name), found, runs)
    folders = {peer: command for peer, command in found.items() if peer in ("csp", "go")}
    if "micro" in parts:
        commands = {peer: command(os.path.join(HERE, "micro")) + (only or []) for peer, command in folders.items()}
        yield from lines(commands, runs)
    for name in COLLECTOR if "collector" in parts else []:
        if chosen(name):
            commands = {peer: command(os.path.join(HERE, "collector")) + [name] for peer, command in folders.items()}
            yield from lines(commands, runs)
    for name in ("front", "heap"):
        if name in parts and chosen(name):
            yield from lines({"csp": ["cargo", "bench", "--quiet", "--bench", name]}, runs)


def ratio(own, other, unit):
    """How much more csp costs; of rates the inverse."""
    if own is None or other is None or isinstance(own, str) or isinstance(other, str):
        return other if isinstance(other, str) else ""
    if unit.endswith("/s"):
        own, other = other, own
    return f"{own / max(other, 1e-9):.2f}"


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("parts", nargs="*", metavar="PART")
    args.add_argument("--csp", default=os.path.join(ROOT, "target", "release", "csp"))
    args.add_argument("--runs", type=int, default=3)
    args.add_argument("--only", help="rows with one of these words in their names; of micro, the beginnings of names")
    args.add_argument("--peers", help="only these, separated by commas")
    args.add_argument("--save", action="store_true")
    args.add_argument("--baseline", default=os.path.join(HERE, "baseline.json"))
    a = args.parse_args()
    parts = a.parts or ["programs", "micro", "collector", "front", "heap"]
    before = json.load(open(a.baseline)) if os.path.exists(a.baseline) else {}
    saved = dict(before)
    with tempfile.TemporaryDirectory() as build:
        found = peers(os.path.abspath(a.csp), build, a.peers and a.peers.split(","))
        columns = [peer for peer in found if peer != "csp"]
        print(f"{'csp over':34} {'figure':>10} {'unit':16}" + "".join(f"{c:>14}" for c in [*columns, "baseline"]))
        for name, unit, row in rows(parts, found, a.runs, a.only and a.only.split(",")):
            own = row.get("csp")
            shown = own if isinstance(own, str) else f"{own:.2f}"
            cells = [ratio(own, row.get(peer), unit) for peer in columns] + [ratio(own, before.get(name), unit)]
            print(f"{name:34} {shown:>10} {unit:16}" + "".join(f"{c:>14}" for c in cells), flush=True)
            if not isinstance(own, str):
                saved[name] = float(f"{own:.4g}")
    if a.save:
        with open(a.baseline, "w") as file:
            json.dump(saved, file, indent=1, sort_keys=True)
            file.write("\n")


main()
