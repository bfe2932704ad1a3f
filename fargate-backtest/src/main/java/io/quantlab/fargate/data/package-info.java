/// Finds and opens market data by the names people type: datasets of a store, CSV files imported on
/// the fly through a cache, the default terms of instruments nobody described.
///
/// Knows no command line and prints nothing: problems are [DataException]s, progress goes to an
/// [ImportWatch]. Open [DataResolver] first, then [FileImport] and [InstrumentDefaults].
package io.quantlab.fargate.data;
