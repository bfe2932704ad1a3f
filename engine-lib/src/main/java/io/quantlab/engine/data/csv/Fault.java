package io.quantlab.engine.data.csv;

/// A violated rule before its line is known.
record Fault(Code code, String column, String text) {}
