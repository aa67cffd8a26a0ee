#!/usr/bin/env python3
"""How much memory and processor time the program takes for one long text.

    python3 tests/bench/memory.py build/parallax TEXT [MB ...]

Takes the first MB (1 and 10 where none are given) of the file TEXT and prints the maximum resident size and the
processor time of each way to analyse it, beside those for one word.
"""
import json
import os
import subprocess
import sys
import tempfile


def measure(arguments, source):
    with open(source, "rb") as given, open(os.devnull, "wb") as nothing:
        process = subprocess.Popen(arguments, stdin=given, stdout=nothing, stderr=nothing)
        _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"{' '.join(arguments)} failed")
    return usage.ru_maxrss / 1024, usage.ru_utime + usage.ru_stime


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    program, path = sys.argv[1:3]
    sizes = [float(size) for size in sys.argv[3:]] or [1, 10]
    with open(path, "rb") as file:
        whole = file.read()
    texts = [("one word", b"word\n")]
    for size in sizes:
        if len(whole) < size * 1e6:
            sys.exit(f"{path} has {len(whole) / 1e6:.1f} MB, not {size:g}; give a longer text")
        texts.append((f"{size:g} MB", whole[:int(size * 1e6)]))
    with tempfile.TemporaryDirectory() as folder:
        plain, lines = os.path.join(folder, "text.txt"), os.path.join(folder, "text.jsonl")
        for name, text in texts:
            with open(plain, "wb") as file:
                file.write(text)
            with open(lines, "w", encoding="utf-8") as file:
                file.write(json.dumps({"id": "1", "text": text.decode("utf-8", "ignore")}) + "\n")
            store = os.path.join(folder, name.replace(" ", "-") + ".parallax")
            for what, arguments in [("analyse conllu", ["analyse", "--format", "conllu"]),
                                    ("analyse json", ["analyse", "--format", "json"]),
                                    ("extract", ["extract", "--threads", "1", lines, "-o", "-"]),
                                    ("import", ["import", store, plain])]:
                size, seconds = measure([program, *arguments], plain)
                print(f"{name:10} {what:16} {size:6.0f} MB {seconds:7.2f} s", flush=True)


if __name__ == "__main__":
    main()
