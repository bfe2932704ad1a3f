/// The list of all indicator functions of version 1 with signatures, warm-up, sources and kernels
/// (wick.md 17).
///
/// Knows the kernels, no script language. Open [Catalog] first, then [EntryNotation].
package io.quantlab.engine.indicator.catalog;
