"""Imports packages and text files into a new collection with Anki itself, and prints what became of them as JSON.

    python check.py FILE.apkg|FILE.txt ...        each into the same collection, one after the other

Needs the package `anki` (PyPI; tried with 26.09.3). Files that end in .apkg are imported as Anki's dialog does by
default: notes and note types that are newer than those of the collection take their place.
"""

import json
import os
import sys
import tempfile

from anki.collection import (
    Collection,
    ImportAnkiPackageOptions,
    ImportAnkiPackageRequest,
    ImportCsvRequest,
)


def imported(collection, path):
    if path.endswith(".apkg"):
        response = collection.import_anki_package(
            ImportAnkiPackageRequest(package_path=path, options=ImportAnkiPackageOptions())
        )
    else:
        metadata = collection.get_csv_metadata(path=path, delimiter=None)
        response = collection.import_csv(ImportCsvRequest(path=path, metadata=metadata))
    log = response.log
    lists = ["new", "updated", "duplicate", "conflicting", "first_field_match", "missing_notetype", "missing_deck", "empty_first_field"]
    return {"found": log.found_notes} | {name: len(getattr(log, name)) for name in lists if len(getattr(log, name)) > 0}


def note_of(collection, id):
    note = collection.get_note(id)
    cards = []
    for card in note.cards():
        output = card.render_output()
        cards.append(
            {
                "ord": card.ord,
                "deck": collection.decks.name(card.did),
                "template": card.template()["name"],
                "new": card.type == 0 and card.queue == 0,
                "due": card.due,
                "question": output.question_text,
                "answer": output.answer_text,
                "sounds": len(output.question_av_tags) + len(output.answer_av_tags),
            }
        )
    return {
        "guid": note.guid,
        "type": note.note_type()["name"],
        "modified": note.mod,
        "tags": note.tags,
        "fields": dict(note.items()),
        "cards": cards,
    }


def main(paths):
    with tempfile.TemporaryDirectory() as folder:
        collection = Collection(os.path.join(folder, "collection.anki2"))
        imports = [imported(collection, path) for path in paths]
        result = {
            "imports": imports,
            "notes": [note_of(collection, id) for id in sorted(collection.find_notes(""))],
            "decks": sorted(deck.name for deck in collection.decks.all_names_and_ids(skip_empty_default=True)),
            "problems": collection.fix_integrity()[0],
        }
        collection.close()
    json.dump(result, sys.stdout, ensure_ascii=False)


main(sys.argv[1:])
