"""An entry as YAML, in the words of the taxonomy files, inherited values filled in."""

from __future__ import annotations

import yaml

from skillmatch.reporting.shared.escape import acts, yaml_text
from skillmatch.reporting.taxonomy.export import as_entry
from skillmatch.taxonomy.model import Concept, Named


def as_yaml(value: Concept | Named) -> str:
    """One entry; lists in one line, wrapped at 80 columns; control codes as escapes."""
    entry = as_entry(value)
    ordered = {key: entry[key] for key in ("id", "type", "label") if key in entry} | entry
    return yaml_text(str(yaml.dump([ordered], Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=78)))


class _Dumper(yaml.SafeDumper):
    """Lists of words in one line, as people write them; lists of mappings as blocks."""

    def represent_sequence(self, tag: str, sequence: object, flow_style: bool | None = None) -> yaml.SequenceNode:
        node: yaml.SequenceNode = super().represent_sequence(tag, sequence, flow_style)  # type: ignore[arg-type]
        node.flow_style = all(isinstance(child, yaml.ScalarNode) for child in node.value)
        return node

    def represent_mapping(self, tag: str, mapping: object, flow_style: bool | None = None) -> yaml.MappingNode:
        node: yaml.MappingNode = super().represent_mapping(tag, mapping, flow_style)  # type: ignore[arg-type]
        node.flow_style = False
        return node

    def represent_str(self, data: str) -> yaml.ScalarNode:
        style = '"' if any(map(acts, data)) else None
        return self.represent_scalar("tag:yaml.org,2002:str", data, style)

    def ignore_aliases(self, data: object) -> bool:
        return True


_Dumper.add_representer(str, _Dumper.represent_str)
