#!/usr/bin/env python3
"""How many of the dead, the hurt and the suspects on record the claims of single reports give.

tolls.py PROGRAM FOLDER [N]   FOLDER: sets/gva-full, news texts with clusters.json (text -> incident) and incidents.json (what
                              the Gun Violence Archive has on record of each incident: numbers, names, day)

N texts (all of them by default), drawn with a fixed seed, each extracted by itself. found: one claim has the number on
record (of the hurt also that of all who were shot), or the day; other: there are claims, and none has it; none: no
claim; more: a claim goes beyond it (other incidents that the text tells of, too, and wrong ones). Of suspects with a
name that the text has: one is a claim's perpetrator. A text need not tell what is on record, so that 100 % is not to be
had."""
import collections
import datetime
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile


def numbers(claims, attribute):
    return [int(c['value']) if re.fullmatch(r'\d+', str(c['value'])) else None for c in claims if c['attribute'] == attribute]


def days(claims):
    for claim in claims:
        found = re.findall(r'\d{4}-\d\d-\d\d', str(claim['value'])) if claim['attribute'] == 'start_time' else []
        if found:
            first, last = (datetime.date.fromisoformat(day) for day in (found[0], found[-1]))
            if (last - first).days <= 2:
                yield first, last


def count(into, name, values, right, most=None):
    into[name, 'found' if any(right(v) for v in values) else 'other' if values else 'none'] += 1
    if most is not None and any(v is not None and v > most for v in values):
        into[name, 'more'] += 1


def main():
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    on_record = json.loads((folder / 'incidents.json').read_text())
    incident = json.loads((folder / 'clusters.json').read_text())
    with open(folder / 'documents.jsonl') as lines:
        texts = [one for one in map(json.loads, lines) if str(incident.get(one['id'])) in on_record and len(one['text']) >= 150]
    random.seed(5)
    random.shuffle(texts)
    texts = texts[:int(sys.argv[3])] if len(sys.argv) > 3 else texts
    by_id = {one['id']: one['text'] for one in texts}
    result = collections.Counter()
    with tempfile.TemporaryDirectory() as place:
        rows, out = pathlib.Path(place, 'in.jsonl'), pathlib.Path(place, 'out.jsonl')
        rows.write_text('\n'.join(map(json.dumps, texts)) + '\n')
        subprocess.run([program, 'extract', rows, '-o', out], check=True, capture_output=True)
        with open(out) as lines:
            for one in map(json.loads, lines):
                record, claims = on_record[str(incident[one['id']])], one['claims']
                killed, hurt = int(record['num_killed']), int(record['num_injured'])
                if killed:
                    count(result, 'killed', numbers(claims, 'killed'), lambda v: v == killed, killed)
                if hurt:
                    count(result, 'wounded', numbers(claims, 'wounded'), lambda v: v in (hurt, killed + hurt), killed + hurt)
                day = datetime.datetime.strptime(record['date'], '%B %d, %Y').date()
                count(result, 'day', list(days(claims)), lambda v: v[0] <= day <= v[1])
                suspects = {p['Name'].split()[-1] for p in record['participants']
                            if p.get('Type') == 'Subject-Suspect' and (p.get('Name') or '').strip()}
                named = [name for name in suspects if name in by_id[one['id']]]
                if named:
                    doers = [str(c['value']) for c in claims if c['attribute'] == 'perpetrator' and c['relation'] != 'denied']
                    count(result, 'suspect', doers, lambda v: any(name in v for name in named))
    print(f'{len(texts)} texts\n{"":8} found other  none  more')
    for name in ('killed', 'wounded', 'day', 'suspect'):
        print(f'{name:8}' + ''.join(f'{result[name, what]:6}' for what in ('found', 'other', 'none', 'more')))


if __name__ == '__main__':
    main()
