/// CSV import: text rows to checked columns of counts (engine contract 7.2, D-10 to D-13).
///
/// A [CsvMapping] says what the columns mean; [KnownLayouts] knows the mappings of common headers.
/// [CsvImport] reads the file, applies the rules V-01 to V-13 and hands blocks of rows to the sinks
/// of a [DatasetTarget]; [DepthChainCheck] is V-14. The package does not know where rows are stored
/// and not which calendar is in force (port [SessionCheck]). Open [CsvImport] first.
package io.quantlab.engine.data.csv;
