#!/usr/bin/env python3
"""How fast news is read, beside dateparser, quantulum3 and spaCy's PhraseMatcher.

    Tests/Benchmarks/news.py [ALMANAC]

ALMANAC is the release binary, `.build/release/almanac` if left out. The texts are the sentences of the labelled items of the
tests in paragraphs of five, in an order that a fixed seed gives: no paragraph comes twice, since the reader of articles leaves
repeated ones out, and what it leaves out would cost nothing. That all of a text was read is checked.
The peers are installed from PyPI into a virtual environment in the temporary folder, once. All times are processor time of
one thread, the best of three; the peers do a part of the work each (dates, quantities, names) on less of the same text.
"""
import glob, json, os, random, re, resource, subprocess, sys, tempfile, time, venv

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
PEERS = ["dateparser==1.2.1", "quantulum3==0.9.2", "spacy>=3.7,<4"]
LANGUAGES = ["en", "pt", "es", "fr", "de", "it", "ru", "ar", "zh", "ja", "ko"]


def sentences():
    """The sentences of the items by language; imprints, menus and captions are left out."""
    result = {}
    for path in sorted(glob.glob(f"{ROOT}/Tests/AlmanacExtractTests/Fixtures/*/*.txt")):
        language = os.path.basename(path).split(".")[1]
        dense = language in ("zh", "ja", "ko")
        with open(path, encoding="utf-8") as file:
            for line in map(str.strip, file):
                if len(line) < (40 if dense else 120) or line[-1] not in ".。！？!?»”\"" or any(c in line for c in "|·") or "://" in line:
                    continue
                ends = r"[^。！？]+[。！？]" if language in ("zh", "ja") else r".+?[.!?»”\"](?= |$)"
                result.setdefault(language, []).extend(s.strip() for s in re.findall(ends, line))
    return result


def text(sentences, language, size):
    """A text of about so many bytes, a title first."""
    order = random.Random(1)
    paragraphs, length = [], 0
    while length < size:
        paragraphs.append(("" if language in ("zh", "ja") else " ").join(order.choices(sentences, k=5)))
        length += len(paragraphs[-1].encode()) + 2
    return "The title of the text\n\n" + "\n\n".join(paragraphs) + "\n"


def names(folder):
    """The built-in names as one file for --names."""
    path = os.path.join(folder, "names.jsonl")
    with open(path, "w", encoding="utf-8") as out:
        for name in ("organizations", "accelerators", "models"):
            with open(f"{ROOT}/Seeds/{name}.jsonl", encoding="utf-8") as file:
                out.write(file.read())
    return path


def child(command):
    """The processor time a command takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def almanac(binary, texts, folder):
    """Megabytes a second by language: two lengths, so that what starting costs falls out."""
    listed = names(folder)
    rates = {}
    for language in LANGUAGES:
        sizes, times = [], []
        for megabytes in (1, 3):
            content = text(texts[language], language, megabytes * 1_000_000)
            path = os.path.join(folder, f"{language}-{megabytes}.{language}.txt")
            with open(path, "w", encoding="utf-8") as out:
                out.write(content)
            command = [binary, "extract", "--names", listed, path]
            read = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)["body_characters"]
            assert read > 0.98 * len(content), f"{language}: {read} of {len(content)} characters were read"
            sizes.append(len(content.encode()))
            times.append(min(child(command) for _ in range(3)))
        rates[language] = (sizes[1] - sizes[0]) / (times[1] - times[0]) / 1e6
    return rates


PEER = """
import json, sys, time, warnings, logging
warnings.filterwarnings("ignore"); logging.disable(logging.CRITICAL)
text = open(sys.argv[2], encoding="utf-8").read()
parts = [p for p in text.split("\\n") if p.strip()]
if sys.argv[1] == "dateparser":
    from dateparser.search import search_dates
    work = lambda part: search_dates(part, languages=["en"])
elif sys.argv[1] == "quantulum3":
    from quantulum3 import parser
    work = parser.parse
else:
    import spacy
    from spacy.matcher import PhraseMatcher
    model = spacy.blank("en")
    matcher = PhraseMatcher(model.vocab, attr="LOWER")
    names = [n for line in open(sys.argv[3], encoding="utf-8") for r in [json.loads(line)]
             for n in [r["name"]] + r.get("aliases", [])]
    matcher.add("name", [model.make_doc(n) for n in names])
    work = lambda part: matcher(model.make_doc(part))
work(parts[0])
best = None
for _ in range(3):
    start = time.process_time()
    for part in parts:
        try: work(part)
        except Exception: pass
    took = time.process_time() - start
    best = took if best is None else min(best, took)
print(len(text.encode()) / best / 1e6)
"""


def peers(texts, folder):
    """Megabytes a second of each peer on the English items."""
    home = os.path.join(tempfile.gettempdir(), "almanac-news-peers")
    python = os.path.join(home, "bin", "python")
    if not os.path.exists(os.path.join(home, "ready")):
        venv.create(home, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *PEERS], check=True)
        open(os.path.join(home, "ready"), "w").close()
    path = os.path.join(folder, "peers.en.txt")
    with open(path, "w", encoding="utf-8") as out:
        out.write(text(texts["en"], "en", 300_000))
    rates = {}
    for peer in ("dateparser", "quantulum3", "spacy"):
        run = subprocess.run(
            [python, "-c", PEER, peer, path, names(folder)], check=True, capture_output=True, text=True
        )
        rates[peer] = float(run.stdout.split()[-1])
    return rates


def main():
    binary = sys.argv[1] if len(sys.argv) > 1 else f"{ROOT}/.build/release/almanac"
    items = sentences()
    with tempfile.TemporaryDirectory() as folder:
        ours = almanac(binary, items, folder)
        theirs = peers(items, folder)
    for language, rate in ours.items():
        print(f"almanac extract {language}: {rate:.1f} MB/s")
    for peer, rate in theirs.items():
        print(f"{peer} en: {rate:.3f} MB/s, almanac {ours['en'] / rate:,.1f} times as fast")


main()
