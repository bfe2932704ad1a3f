package io.quantlab.fargate.cli.bench;

import io.quantlab.engine.strategy.Strategy;

/// Does nothing: what remains is the kernel alone.
final class IdleStrategy implements Strategy {}
