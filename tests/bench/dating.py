#!/usr/bin/env python3
"""How well undated reports are dated: takes the dates off dated news texts and compares what the program infers.

dating.py PROGRAM SETS   SETS: a folder of sets/NAME/{documents.jsonl,clusters.json}, texts with days and which of them
                         tell of one incident

Each incident (at most 40 of a set, eight reports of one) is a case of its own: once without any date, once with the
day of its first report alone. right: the day lies in the inferred interval; near: at most three days outside."""
import collections
import datetime
import json
import pathlib
import random
import subprocess
import sys
import tempfile


def incidents(folder):
    cluster = json.loads((folder / 'clusters.json').read_text())
    by = collections.defaultdict(list)
    with open(folder / 'documents.jsonl') as lines:
        for one in map(json.loads, lines):
            if one['id'] in cluster and len(one.get('published') or '') == 10 and len(one['text']) > 400:
                by[cluster[one['id']]].append(one)
    several = [texts[:8] for _, texts in sorted(by.items()) if len(texts) >= 3]
    random.seed(5)
    return several if len(several) <= 40 else random.sample(several, 40)


def inferred(program, texts, dated, folder):
    rows = [{'id': str(i), 'title': one['title'], 'text': one['text'], **({'published': one['published']} if i < dated else {})}
            for i, one in enumerate(texts)]
    (folder / 'in.jsonl').write_text('\n'.join(map(json.dumps, rows)))
    case = folder / 'case.parallax'
    case.unlink(missing_ok=True)
    subprocess.run([program, 'import', case, folder / 'in.jsonl'], capture_output=True)
    subprocess.run([program, 'export', case, '-o', folder / 'out.json'], capture_output=True)
    published = {one['title'].strip()[:40]: one['published'] for one in json.loads((folder / 'out.json').read_text())['reports']}
    for one in texts[dated:]:
        yield datetime.date.fromisoformat(one['published']), published.get(one['title'].strip()[:40])


def verdict(day, told):
    if told is None or (told['earliest'] is None and told['latest'] is None):
        return 'undated'
    first = datetime.date.fromisoformat((told['earliest'] or '0001-01-01')[:10])
    last = datetime.date.fromisoformat((told['latest'] or '9999-12-31')[:10])
    off = max((first - day).days, (day - last).days)
    return 'right' if off <= 0 else 'near' if off <= 3 else 'wrong'


def main():
    program, sets = sys.argv[1], pathlib.Path(sys.argv[2])
    print(f'{"set":10} {"dated by":12} right  near wrong undated')
    with tempfile.TemporaryDirectory() as folder:
        for name in ('bundles', 'argos', 'gvc', 'gva-full'):
            for dated, words in ((0, 'the texts'), (1, 'first report')):
                count = collections.Counter(verdict(*one) for texts in incidents(sets / name)
                                            for one in inferred(program, texts, dated, pathlib.Path(folder)))
                print(f'{name:10} {words:12} {count["right"]:5} {count["near"]:5} {count["wrong"]:5} {count["undated"]:7}')


main()
