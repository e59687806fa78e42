#!/usr/bin/env python3
"""Runs the programs of benches/programs on csp and on those peers that are installed, and prints the ratios.

  benches/run.py [--csp target/release/csp] [--runs 3] [--only a,b] [--peers go,lua] [--save FILE] [--against FILE]

A ratio is csp's median processor time over the peer's: below 1, csp is faster. The runs are interleaved: one of
each, then again. Processor time, not wall time, because it says the same on a machine that others use; a row that
must wait (timers) says nothing by it. `--save` writes the medians as JSON, `--against` compares csp with such a file.
"""
import argparse, json, os, shutil, statistics, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
PROGRAMS = os.path.join(HERE, "programs")


def peers(csp, build):
    """Commands by name, each a function of a program's name; None where the peer has no such program."""

    def compiled(name):
        out = os.path.join(build, name)
        source = os.path.join(PROGRAMS, name + ".go")
        if not os.path.exists(out):
            env = dict(os.environ, GO111MODULE="off", GOTOOLCHAIN="local")
            subprocess.run(["go", "build", "-o", out, source], check=True, env=env)
        return [out]

    def lua(*command):
        def run(name):
            source = os.path.join(PROGRAMS, "lua", name + ".lua")
            return [*command, source] if os.path.exists(source) else None

        return run

    found = {"csp": lambda name: [csp, "run", os.path.join(PROGRAMS, name + ".go")]}
    if shutil.which("go"):
        found["go"] = compiled
    if shutil.which("luajit"):
        found["luajit -joff"] = lua("luajit", "-joff")
    if shutil.which("lua5.4"):
        found["lua"] = lua("lua5.4")
    if shutil.which("yaegi"):
        found["yaegi"] = lambda name: ["yaegi", "run", os.path.join(PROGRAMS, name + ".go")]
    return found


def run(command):
    """Processor seconds and standard output; None if it failed or took more than a minute."""
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen(["timeout", "60", *command], stdout=out, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        out.seek(0)
        return (usage.ru_utime + usage.ru_stime, out.read()) if status == 0 else None


def measure(name, commands, runs):
    """Median seconds by peer; text where there is no figure."""
    times, output = {peer: [] for peer in commands}, {}
    for round in range(runs):
        for peer, command in commands.items():
            if round > 0 and (not times[peer] or times[peer][0] > 5):
                continue
            result = run(command)
            if result:
                times[peer].append(result[0])
                output[peer] = result[1]
    row = {}
    for peer, seconds in times.items():
        same = output.get(peer) == output.get("csp")
        row[peer] = "fails" if not seconds else statistics.median(seconds) if same else "other output"
    return row


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--csp", default=os.path.join(HERE, "..", "target", "release", "csp"))
    args.add_argument("--runs", type=int, default=3)
    args.add_argument("--only")
    args.add_argument("--peers", help="only these, separated by commas")
    args.add_argument("--save")
    args.add_argument("--against")
    a = args.parse_args()
    names = sorted(file[:-3] for file in os.listdir(PROGRAMS) if file.endswith(".go"))
    if a.only:
        names = [name for name in names if name in a.only.split(",")]
    before = json.load(open(a.against)) if a.against else {}
    rows = {}
    with tempfile.TemporaryDirectory() as build:
        found = peers(os.path.abspath(a.csp), build)
        found = {peer: c for peer, c in found.items() if peer == "csp" or not a.peers or peer in a.peers.split(",")}
        others = [peer for peer in found if peer != "csp"]
        columns = others + (["before"] if before else [])
        print(f"{'csp over':16} {'s':>7}" + "".join(f"{peer:>14}" for peer in columns))
        for name in names:
            commands = {peer: command(name) for peer, command in found.items()}
            row = measure(name, {peer: c for peer, c in commands.items() if c}, a.runs)
            rows[name] = row
            if before.get(name):
                row = dict(row, before=before[name].get("csp"))
            cells = [ratio(row.get("csp"), row.get(peer)) for peer in columns]
            own = row["csp"]
            print(f"{name:16} {own if isinstance(own, str) else f'{own:.3f}':>7}" + "".join(f"{c:>14}" for c in cells), flush=True)
    if a.save:
        json.dump(rows, open(a.save, "w"), indent=1, sort_keys=True)


def ratio(own, other):
    if isinstance(own, str) or other is None or isinstance(other, str):
        return other if isinstance(other, str) else ""
    return f"{own / max(other, 0.001):.2f}"


main()
