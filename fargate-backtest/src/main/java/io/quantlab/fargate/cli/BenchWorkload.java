package io.quantlab.fargate.cli;

/// Marks a command of another module that stands behind `bench`, as `bench api`.
public interface BenchWorkload {}
