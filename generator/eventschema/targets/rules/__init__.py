"""From the check plan to rules, which say in JSON Schema's words why an instance is invalid."""

from eventschema.targets.rules.writing import Tests, rule_names, rules_of

__all__ = ["Tests", "rule_names", "rules_of"]
