"""What can be done with the thesaurus; `ls` of this folder is the list."""

from cungcau.thesaurus.actions.add_concept import add_concept
from cungcau.thesaurus.actions.edit_concept import edit_concept
from cungcau.thesaurus.actions.import_concepts import import_concepts
from cungcau.thesaurus.actions.plant_shipped import plant_shipped
from cungcau.thesaurus.actions.restore_concept import restore_concept
from cungcau.thesaurus.actions.retire_concept import retire_concept

ACTIONS = {
    "add": add_concept,
    "edit": edit_concept,
    "retire": retire_concept,
    "restore": restore_concept,
    "plant": plant_shipped,
    "import": import_concepts,
}

__all__ = ["ACTIONS", "add_concept", "edit_concept", "import_concepts", "plant_shipped", "restore_concept", "retire_concept"]
