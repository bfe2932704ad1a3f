/// Market data as records and as columns: the schemas and the block of rows every reader fills.
///
/// Knows no files and no event loop. Open [Schema] first, then [RowBlock].
package io.quantlab.engine.market;
