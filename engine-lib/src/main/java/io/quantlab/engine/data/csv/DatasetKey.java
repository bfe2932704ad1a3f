package io.quantlab.engine.data.csv;

import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.market.Schema;

/// What an import is about to fill.
///
/// @param symbol display name, with the expiry for futures: `ES-2013-12`
/// @param mappingHash SHA-256 of the mapping, hex (D-10)
public record DatasetKey(
    String symbol, Schema schema, Decimal priceUnit, Decimal lotSize, String mappingHash) {}
