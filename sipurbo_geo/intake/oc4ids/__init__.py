"""Infrastructure projects of OC4IDS packages as rows, the mirror of `serialise/oc4ids`."""
