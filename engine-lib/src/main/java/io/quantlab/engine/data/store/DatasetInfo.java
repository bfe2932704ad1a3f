package io.quantlab.engine.data.store;

import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.market.Schema;
import java.util.List;
import java.util.Set;

/// What a dataset holds, read from its headers and directories alone.
///
/// @param token instrument
/// @param schema kind of rows
/// @param years years that have a file, rising
/// @param firstEpochDay first session date, days since 1970-01-01
/// @param lastEpochDay last session date
/// @param days session days, at least 1
/// @param rows rows in all
/// @param firstNanos stamp of the first row
/// @param lastNanos stamp of the last row
/// @param dataBytes packed bytes of all columns
/// @param fileBytes size of the files, superseded segments and directories included
/// @param priceUnit what a price counts
/// @param lotSize what a size counts
/// @param traits origin of the rows
/// @param datasetHash content hash (D-6), lower-case hex
public record DatasetInfo(
    int token,
    Schema schema,
    List<Integer> years,
    int firstEpochDay,
    int lastEpochDay,
    int days,
    long rows,
    long firstNanos,
    long lastNanos,
    long dataBytes,
    long fileBytes,
    Decimal priceUnit,
    Decimal lotSize,
    Set<DataTrait> traits,
    String datasetHash) {}
