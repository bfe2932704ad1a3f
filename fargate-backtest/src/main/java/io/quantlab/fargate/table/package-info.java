/// Table files: Parquet and Arrow IPC behind the ports of `engine.data`, JSON lines as lines of the
/// import.
///
/// Knows columns and cells, not what they mean. The encodings and the metadata are the libraries';
/// the containers are read here, so that every size a file claims is checked before memory is taken
/// for it. Nothing of this package is loaded before a table file is met. Open [ParquetFormat]
/// first, then [ParquetTypes].
package io.quantlab.fargate.table;
