/// Historical data at rest and on its way in: exact decimal text and the ports of table files here,
/// the column store in `data.store`, text formats in `data.csv`.
///
/// The only package of the engine that touches files, and one of three that turn decimal text into
/// integers and back (engine contract P-4). [TableFormat], [TableReader] and [TableWriter] say what
/// an adapter of Parquet or Arrow gives; the engine itself knows no such format. Open `store.Store`
/// first.
package io.quantlab.engine.data;
