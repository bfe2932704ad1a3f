package io.quantlab.engine.data.csv;

import io.quantlab.engine.instrument.Decimal;

/// The exact units prices and sizes are counted in.
public record Units(Decimal priceUnit, Decimal lotSize) {}
