package io.quantlab.engine.analysis;

/// A name with its value, both as shown: a line of the manifest, a parameter, a count.
public record Fact(String name, String value) {}
